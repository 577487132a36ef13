package io.nautilus.contracts;

import io.nautilus.contracts.codec.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads what {@link StateWriter} wrote, in the same order. Whatever the bytes are, the only exception that leaves
 * {@link #restore} is {@link DecodeException}, and no length or count makes it allocate more than a frame's bytes beyond
 * what it has read. For one thread.
 */
public final class StateReader {
    private static final int GROUP = 0x7F;
    private static final int MORE = 0x80;
    private static final int MAX_BYTES = FrameWriter.MAX_FRAME_BYTES;
    private static final int MAX_ITEMS = 10_000_000;

    private static final int CHUNK = 8192;

    private final InputStream in;
    private byte[] chunk;
    private int at;
    private int end;
    /** Made when the first message comes: most readers read none. */
    private Messages codecs;

    /** Reads ahead: what it leaves of the stream belongs to it. */
    public StateReader(InputStream in) {
        this.in = in;
        chunk = new byte[CHUNK];
    }

    /** Reads an array, which nobody may change meanwhile. */
    public StateReader(byte[] bytes) {
        in = InputStream.nullInputStream();
        chunk = bytes;
        end = bytes.length;
    }

    /** Restores a new object from all that is left. Throws {@link DecodeException} for other bytes. */
    public void restore(Durable fresh) {
        try {
            fresh.restore(this);
        } catch (DecodeException garbage) {
            throw garbage;
        } catch (RuntimeException refused) {
            throw new DecodeException("bad-state", "the state is refused: " + refused, refused);
        }
        if (at < end || fill()) {
            throw new DecodeException("bad-state", "bytes behind the state");
        }
    }

    /** Takes what comes next into an empty chunk; false where nothing does. */
    private boolean fill() {
        try {
            at = 0;
            end = Math.max(0, in.readNBytes(chunk, 0, chunk.length));
            return end > 0;
        } catch (IOException failed) {
            throw new DecodeException("bad-state", "the state cannot be read: " + failed, failed);
        }
    }

    private int octet() {
        if (at == end && !fill()) {
            throw new DecodeException("bad-state", "the state ends too early");
        }
        return chunk[at++] & 0xFF;
    }

    public long number() {
        long folded = 0;
        int shift = 0;
        int next = octet();
        while ((next & MORE) != 0) {
            if (shift > Long.SIZE - 7) {
                throw new DecodeException("bad-state", "a number of more than 64 bits");
            }
            folded |= (long) (next & GROUP) << shift;
            shift += 7;
            next = octet();
        }
        folded |= (long) next << shift;
        return (folded >>> 1) ^ -(folded & 1);
    }

    /** A number that fits 32 bits. */
    public int integer() {
        long value = number();
        if (value != (int) value) {
            throw new DecodeException("bad-state", value + " where 32 bits are due");
        }
        return (int) value;
    }

    public long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | octet();
        }
        return value;
    }

    public boolean flag() {
        int value = octet();
        if (value > 1) {
            throw new DecodeException("bad-state", value + " where 0 or 1 is due");
        }
        return value == 1;
    }

    /** One of {@code values}, all of its type. */
    public <T> T constant(T[] values) {
        int ordinal = octet();
        if (ordinal >= values.length) {
            throw new DecodeException("bad-state", "constant " + ordinal + " of " + values.length);
        }
        return values[ordinal];
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        byte[] value = new byte[bounded(MAX_BYTES)];
        int taken = 0;
        while (taken < value.length) {
            if (at == end && !fill()) {
                throw new DecodeException("bad-state", "the state ends too early");
            }
            int some = Math.min(end - at, value.length - taken);
            System.arraycopy(chunk, at, value, taken, some);
            at += some;
            taken += some;
        }
        return value;
    }

    private int bounded(int limit) {
        long value = number();
        if (value < 0 || value > limit) {
            throw new DecodeException("bad-state", value + " where at most " + limit + " are due");
        }
        return (int) value;
    }

    public Writer writer() {
        return new Writer(constant(WriterKind.values()), integer());
    }

    public MessageId id() {
        return new MessageId(writer(), fixed(), number(), integer());
    }

    /** A message of this type. */
    public <M extends Message> M message(Class<M> type) {
        byte[] encoded = bytes();
        if (codecs == null) {
            codecs = new Messages();
        }
        Message decoded = codecs.decode(new UnsafeBuffer(encoded), 0, encoded.length);
        if (!type.isInstance(decoded)) {
            throw new DecodeException("bad-state", decoded.getClass() + " where " + type + " is due");
        }
        return type.cast(decoded);
    }

    /** What {@link StateWriter#optional} wrote, null where it was. */
    public <T> T optional(Supplier<T> part) {
        return flag() ? part.get() : null;
    }

    /** Reads as many items as {@link StateWriter#list} wrote; {@code item} reads and keeps one. */
    public void list(Runnable item) {
        int count = bounded(MAX_ITEMS);
        for (int i = 0; i < count; i++) {
            item.run();
        }
    }

    /** Reads what {@link StateWriter#map} wrote; {@code item} reads and keeps the value of a key. */
    public void map(Consumer<String> item) {
        list(() -> item.accept(text()));
    }
}
