package io.nautilus.contracts.codec;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.InputEpoch;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Writer;
import org.agrona.MutableDirectBuffer;

/** A frame header's bytes, as docs/contracts.md lays them out. */
public final class HeaderWriter {
    private MutableDirectBuffer buffer;
    private int at;

    /** Writes at offset 0 and returns the length, at most {@link HeaderFormat#MAX_LENGTH}. */
    public int write(FrameHeader header, MutableDirectBuffer target) {
        checkCounts(header);
        buffer = target;
        at = HeaderFormat.FIXED_LENGTH;
        number(header.consumed().size());
        header.consumed().forEach(this::run);
        number(header.epochs().size());
        header.epochs().forEach(this::epoch);
        number(header.marks().size());
        header.marks().forEach(this::mark);
        fixed(header);
        return at;
    }

    private void fixed(FrameHeader header) {
        Writer writer = header.writer();
        int flags = (header.epoch() ? HeaderFormat.EPOCH : 0) | (header.release() ? HeaderFormat.RELEASE : 0);
        buffer.putInt(HeaderFormat.MAGIC_AT, HeaderFormat.MAGIC, LITTLE_ENDIAN);
        buffer.putInt(HeaderFormat.LENGTH_AT, at, LITTLE_ENDIAN);
        buffer.putShort(HeaderFormat.VERSION_AT, (short) HeaderFormat.VERSION, LITTLE_ENDIAN);
        buffer.putShort(HeaderFormat.FLAGS_AT, (short) flags, LITTLE_ENDIAN);
        buffer.putShort(HeaderFormat.KIND_AT, (short) writer.kind().code(), LITTLE_ENDIAN);
        buffer.putShort(HeaderFormat.SHARD_AT, (short) writer.shard(), LITTLE_ENDIAN);
        buffer.putInt(HeaderFormat.RULES_AT, header.rulesVersion(), LITTLE_ENDIAN);
        buffer.putInt(HeaderFormat.CAUSE_AT, header.cause(), LITTLE_ENDIAN);
        buffer.putLong(HeaderFormat.REIGN_AT, header.reign(), LITTLE_ENDIAN);
        buffer.putLong(HeaderFormat.OWNER_AT, header.owner(), LITTLE_ENDIAN);
        buffer.putLong(HeaderFormat.SEQ_AT, header.seq(), LITTLE_ENDIAN);
        buffer.putLong(HeaderFormat.CLOCK_AT, header.clockNanos(), LITTLE_ENDIAN);
        buffer.putLong(HeaderFormat.TIME_AT, header.timeNanos(), LITTLE_ENDIAN);
    }

    private void run(Run run) {
        boolean explicit = run.from() != Run.IMPLIED;
        number((long) run.input() << 2 | (run.warm() ? HeaderFormat.WARM : 0) | (explicit ? HeaderFormat.EXPLICIT : 0));
        if (explicit) {
            number(run.from());
        }
        number(run.count());
    }

    private void epoch(InputEpoch epoch) {
        number(epoch.input());
        number(epoch.leaderEpoch() + 1L);
    }

    private void mark(WriterMark mark) {
        number((long) mark.input() << 1 | (mark.holed() ? HeaderFormat.HOLED : 0));
        number(mark.writer().kind().code());
        number(mark.writer().shard());
        number(mark.reign() + 1);
        buffer.putLong(at, mark.owner(), LITTLE_ENDIAN);
        at += Long.BYTES;
        number(mark.seq() + 2);
    }

    private void number(long value) {
        at = Varints.write(buffer, at, value);
    }

    private static void checkCounts(FrameHeader header) {
        Sizes.writable(header.consumed().size(), HeaderFormat.MAX_RUNS);
        Sizes.writable(header.epochs().size(), HeaderFormat.MAX_EPOCHS);
        Sizes.writable(header.marks().size(), HeaderFormat.MAX_MARKS);
    }
}
