package io.nautilus.contracts;

import io.nautilus.contracts.codec.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Writes state as bytes that {@link StateReader} reads in the same order: numbers in varints of seven bits with the
 * sign folded in, texts and byte arrays behind their lengths, messages as the log carries them. Throws
 * {@link UncheckedIOException} where the stream does. For one thread.
 */
public final class StateWriter {
    private static final int GROUP = 0x7F;
    private static final int MORE = 0x80;

    private static final int CHUNK = 8192;

    private final OutputStream out;
    private byte[] chunk;
    private int at;
    /** Made when the first message comes: most writers write none. */
    private Messages codecs;

    private ExpandableArrayBuffer message;

    /** Gathers bytes; the stream has all of them after {@link #flush}. */
    public StateWriter(OutputStream out) {
        this.out = out;
        chunk = new byte[CHUNK];
    }

    /** Keeps all bytes, for {@link #written}; {@code expected} is how many there may be. */
    public StateWriter(int expected) {
        out = null;
        chunk = new byte[expected];
    }

    /** A copy of all bytes of a writer that keeps them. */
    public byte[] written() {
        return Arrays.copyOf(chunk, at);
    }

    /** Gives the stream what was gathered. */
    public void flush() {
        try {
            out.write(chunk, 0, at);
            out.flush();
            at = 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes room for so many bytes behind {@code at}. */
    private void room(int bytes) {
        if (chunk.length - at >= bytes) {
            return;
        }
        if (out != null) {
            flush();
        }
        if (chunk.length - at < bytes) {
            chunk = Arrays.copyOf(chunk, Math.max(2 * chunk.length, at + bytes));
        }
    }

    /** Small numbers of either sign are short. */
    public void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~(long) GROUP) != 0) {
            octet((int) (rest & GROUP | MORE));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** Eight bytes: for hashes and drawn ids, which are not small. */
    public void fixed(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            octet((int) (value >>> shift) & 0xFF);
        }
    }

    public void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** By its place in its type: a snapshot is read by the release that wrote it and no other. */
    public void constant(Enum<?> value) {
        octet(value.ordinal());
    }

    public void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public void bytes(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, chunk, at, value.length);
        at += value.length;
    }

    public void writer(Writer value) {
        constant(value.kind());
        number(value.shard());
    }

    public void id(MessageId value) {
        writer(value.writer());
        fixed(value.owner());
        number(value.seq());
        number(value.index());
    }

    /** A message in the bytes that a frame has of it. */
    public void message(Message value) {
        if (codecs == null) {
            codecs = new Messages();
            message = new ExpandableArrayBuffer(512);
        }
        int length = codecs.encode(value, message, 0);
        byte[] encoded = new byte[length];
        message.getBytes(0, encoded);
        bytes(encoded);
    }

    /** What may be null: a flag, then what {@code part} writes of it. */
    public <T> void optional(T value, Consumer<T> part) {
        flag(value != null);
        if (value != null) {
            part.accept(value);
        }
    }

    /** A count, then the items in their order, which must be the same for the same state. */
    public <T> void list(Collection<T> items, Consumer<T> part) {
        number(items.size());
        items.forEach(part);
    }

    /** A map by its keys' order. */
    public <V> void map(SortedMap<String, V> entries, Consumer<V> part) {
        ordered(entries, (key, value) -> {
            text(key);
            part.accept(value);
        });
    }

    /** A map in its own order, which must be the same for the same state. */
    public <K, V> void ordered(Map<K, V> entries, BiConsumer<K, V> part) {
        number(entries.size());
        entries.forEach(part);
    }

    private void octet(int value) {
        room(1);
        chunk[at++] = (byte) value;
    }
}
