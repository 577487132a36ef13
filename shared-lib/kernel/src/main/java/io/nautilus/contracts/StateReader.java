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
 * {@link #restore} is {@link DecodeException}, and no length or count makes it allocate more than it has read. For one
 * thread.
 */
public final class StateReader {
    private static final int GROUP = 0x7F;
    private static final int MORE = 0x80;
    private static final int MAX_BYTES = FrameWriter.MAX_FRAME_BYTES;
    private static final int MAX_ITEMS = 10_000_000;

    private final InputStream in;
    /** Made when the first message comes: most readers read none. */
    private Messages codecs;

    /** The stream should be buffered: it is asked for single bytes. */
    public StateReader(InputStream in) {
        this.in = in;
    }

    /** Restores a new object from all that is left of the stream. Throws {@link DecodeException} for other bytes. */
    public static void restore(Durable fresh, InputStream in) {
        StateReader reader = new StateReader(in);
        try {
            fresh.restore(reader);
        } catch (DecodeException garbage) {
            throw garbage;
        } catch (RuntimeException refused) {
            throw new DecodeException("bad-state", "the state is refused: " + refused, refused);
        }
        if (reader.next() >= 0) {
            throw new DecodeException("bad-state", "bytes behind the state");
        }
    }

    private int next() {
        try {
            return in.read();
        } catch (IOException failed) {
            throw new DecodeException("bad-state", "the state cannot be read: " + failed, failed);
        }
    }

    private int octet() {
        int next = next();
        if (next < 0) {
            throw new DecodeException("bad-state", "the state ends too early");
        }
        return next;
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
        int length = bounded(MAX_BYTES);
        try {
            byte[] value = in.readNBytes(length);
            if (value.length < length) {
                throw new DecodeException("bad-state", "the state ends too early");
            }
            return value;
        } catch (IOException failed) {
            throw new DecodeException("bad-state", "the state cannot be read: " + failed, failed);
        }
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
