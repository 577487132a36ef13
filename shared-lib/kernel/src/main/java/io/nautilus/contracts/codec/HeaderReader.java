package io.nautilus.contracts.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.InputEpoch;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads a frame header. Throws {@link DecodeException} and nothing else, whatever the bytes are. For one thread. */
public final class HeaderReader {
    private static final int MIN_RUN_LENGTH = 2;
    private static final int MIN_EPOCH_LENGTH = 2;
    private static final int MIN_MARK_LENGTH = 13;

    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private int at;

    /** Bytes of the header of this frame, whose messages begin behind it. */
    public int length(DirectBuffer frame) {
        if (frame.capacity() < HeaderFormat.FIXED_LENGTH) {
            throw new DecodeException("truncated", "frame of " + frame.capacity() + " bytes");
        }
        int magic = frame.getInt(HeaderFormat.MAGIC_AT, LITTLE_ENDIAN);
        if (magic != HeaderFormat.MAGIC) {
            throw new DecodeException("bad-magic", "frame begins with 0x" + Integer.toHexString(magic));
        }
        int length = frame.getInt(HeaderFormat.LENGTH_AT, LITTLE_ENDIAN);
        if (length < HeaderFormat.FIXED_LENGTH) {
            throw new DecodeException("bad-length", "header of " + Integer.toUnsignedString(length) + " bytes");
        }
        if (length > frame.capacity()) {
            throw new DecodeException("truncated", "header of " + length + " bytes in " + frame.capacity());
        }
        return length;
    }

    public FrameHeader read(DirectBuffer frame) {
        int length = length(frame);
        view.wrap(frame, 0, length);
        at = HeaderFormat.FIXED_LENGTH;
        try {
            FrameHeader header = header();
            if (at != length && !newer()) {
                throw new DecodeException("bad-length", "header of " + length + " bytes ends at " + at);
            }
            return header;
        } catch (IndexOutOfBoundsException e) {
            throw new DecodeException("truncated", "header of " + length + " bytes ends too early", e);
        } catch (IllegalArgumentException e) {
            throw new DecodeException("bad-value", e.getMessage(), e);
        }
    }

    private FrameHeader header() {
        int flags = flags();
        return new FrameHeader(
                view.getInt(HeaderFormat.RULES_AT, LITTLE_ENDIAN),
                (flags & HeaderFormat.EPOCH) != 0,
                (flags & HeaderFormat.RELEASE) != 0,
                writer(unsignedShort(HeaderFormat.KIND_AT), unsignedShort(HeaderFormat.SHARD_AT)),
                view.getLong(HeaderFormat.REIGN_AT, LITTLE_ENDIAN),
                view.getLong(HeaderFormat.OWNER_AT, LITTLE_ENDIAN),
                view.getLong(HeaderFormat.SEQ_AT, LITTLE_ENDIAN),
                view.getLong(HeaderFormat.CLOCK_AT, LITTLE_ENDIAN),
                view.getLong(HeaderFormat.TIME_AT, LITTLE_ENDIAN),
                view.getInt(HeaderFormat.CAUSE_AT, LITTLE_ENDIAN),
                section(HeaderFormat.MAX_RUNS, MIN_RUN_LENGTH, this::run),
                section(HeaderFormat.MAX_EPOCHS, MIN_EPOCH_LENGTH, this::epoch),
                section(HeaderFormat.MAX_MARKS, MIN_MARK_LENGTH, this::mark));
    }

    private boolean newer() {
        return unsignedShort(HeaderFormat.VERSION_AT) > HeaderFormat.VERSION;
    }

    private int flags() {
        if (unsignedShort(HeaderFormat.VERSION_AT) == 0) {
            throw new DecodeException("bad-version", "frame version 0");
        }
        int flags = unsignedShort(HeaderFormat.FLAGS_AT);
        if ((flags & ~HeaderFormat.KNOWN_FLAGS) != 0 && !newer()) {
            throw new DecodeException("bad-value", "flags 0x" + Integer.toHexString(flags));
        }
        return flags;
    }

    private <T> List<T> section(int max, int minLength, Supplier<T> entry) {
        long count = number();
        if (count > max) {
            throw new DecodeException("too-many", count + " entries in a header section, at most " + max);
        }
        if (count * minLength > view.capacity() - at) {
            throw new DecodeException("truncated", count + " entries in " + (view.capacity() - at) + " bytes");
        }
        List<T> entries = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            entries.add(entry.get());
        }
        return entries;
    }

    private Run run() {
        long head = number();
        long from = (head & HeaderFormat.EXPLICIT) != 0 ? number() : Run.IMPLIED;
        return new Run(small(head >>> 2), (head & HeaderFormat.WARM) != 0, from, number());
    }

    private InputEpoch epoch() {
        return new InputEpoch(small(number()), small(number() - 1));
    }

    private WriterMark mark() {
        long head = number();
        Writer writer = writer(small(number()), small(number()));
        long reign = number() - 1;
        long owner = view.getLong(at, LITTLE_ENDIAN);
        at += Long.BYTES;
        return new WriterMark(small(head >>> 1), writer, reign, owner, number() - 2, (head & HeaderFormat.HOLED) != 0);
    }

    private static Writer writer(int kind, int shard) {
        return new Writer(WriterKind.ofCode(kind), shard);
    }

    private int unsignedShort(int offset) {
        return Short.toUnsignedInt(view.getShort(offset, LITTLE_ENDIAN));
    }

    private static int small(long value) {
        if (value > Integer.MAX_VALUE) {
            throw new DecodeException("bad-value", "number " + value + " where at most 31 bits may be");
        }
        return (int) value;
    }

    private long number() {
        long value = Varints.read(view, at);
        at += Varints.length(value);
        return value;
    }
}
