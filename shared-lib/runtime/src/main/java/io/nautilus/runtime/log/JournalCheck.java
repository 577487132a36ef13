package io.nautilus.runtime.log;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What holds of every journal, whatever its frames say: reigns are begun before they are named, seq has no hole, a copy
 * is the frame that it copies, and time is the clock but never decreases. A frame that does not count must have a
 * reason not to.
 */
final class JournalCheck {
    /** More frames than are ever in flight, and only those a broker may append twice; older ones are looked for. */
    private static final int RECENT_FRAMES = 64;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final Writer writer;
    private final VerifiedLog log;
    private final long beginning;
    private final FrameValidator validator;
    private final VerifyReport report;
    private final Map<Long, Long> owners = new HashMap<>();
    private final LinkedHashMap<Long, byte[]> recent = new LinkedHashMap<>();
    private long seq = UNKNOWN;
    private long timeNanos = UNKNOWN;

    JournalCheck(Writer writer, VerifiedLog log, VerifyReport report) {
        this.writer = writer;
        this.log = log;
        this.beginning = log.journalBeginning();
        this.report = report;
        this.validator = beginning == 0 ? new FrameValidator() : FrameValidator.joining(FrameHeader.NO_REIGN);
    }

    static FrameHeader header(LogRecord at) {
        try {
            return new FrameReader().wrap(at.value()).header();
        } catch (DecodeException broken) {
            throw new LogDifference(at.offset(), -1, "a frame", "a record that is none: " + broken.getMessage());
        }
    }

    /** Says what the record is; throws {@link LogDifference} where it may not be here. */
    Verdict check(LogRecord at, FrameHeader header) {
        if (!header.writer().equals(writer)) {
            throw new LogDifference(at.offset(), -1, "a frame of " + writer, "one of " + header.writer());
        }
        long reignBefore = validator.reign(writer);
        Verdict verdict = validator.check(header, at.offset());
        switch (verdict) {
            case EPOCH -> epoch(at, header);
            case VALID -> valid(at, header, validator.reign(writer) != reignBefore);
            case COPY -> copy(at, header);
            case FOREIGN -> foreign(at, header);
            case HOLE -> throw new LogDifference(at.offset(), -1, "seq " + (seq + 1), "seq " + header.seq());
        }
        return verdict;
    }

    private void epoch(LogRecord at, FrameHeader header) {
        report.epoch();
        owners.put(at.offset(), header.owner());
        require(at, header.reign() == FrameHeader.NO_REIGN, "an epoch frame without a reign", header);
        require(at, header.clockNanos() == header.timeNanos(), "an epoch frame whose time is its clock", header);
        require(
                at,
                header.consumed().isEmpty() && header.marks().isEmpty(),
                "an epoch frame that took nothing",
                header);
    }

    private static void require(LogRecord at, boolean holds, Object expected, Object found) {
        if (!holds) {
            throw new LogDifference(at.offset(), -1, expected, found);
        }
    }

    private void valid(LogRecord at, FrameHeader header, boolean joined) {
        report.frame();
        if (seq != UNKNOWN && !joined) {
            require(at, header.seq() == seq + 1, "seq " + (seq + 1), "seq " + header.seq());
        }
        seq = header.seq();
        long expected = Math.max(timeNanos, header.clockNanos());
        boolean known = timeNanos != UNKNOWN || beginning == 0;
        boolean holds = known ? header.timeNanos() == expected : header.timeNanos() >= expected;
        require(at, holds, "time " + expected, "time " + header.timeNanos() + ", clock " + header.clockNanos());
        timeNanos = header.timeNanos();
        recent.put(seq, at.value());
        if (recent.size() > RECENT_FRAMES) {
            recent.remove(recent.keySet().iterator().next());
        }
    }

    private void copy(LogRecord at, FrameHeader header) {
        report.voidFrame();
        byte[] first = recent.get(header.seq());
        require(
                at,
                Arrays.equals(first == null ? older(at, header) : first, at.value()),
                "seq " + (seq + 1) + ", or a copy of a frame before",
                "seq " + header.seq() + " with other content");
    }

    /** The reign's first frame with that seq, null where there is none before. */
    private byte[] older(LogRecord copy, FrameHeader copied) {
        for (LogRecord at = log.journal(copied.reign());
                at.offset() < copy.offset();
                at = log.journal(at.offset() + 1)) {
            FrameHeader header = header(at);
            if (header.seq() == copied.seq() && header.reign() == copied.reign() && header.owner() == copied.owner()) {
                return at.value();
            }
        }
        return null;
    }

    private void foreign(LogRecord at, FrameHeader header) {
        report.voidFrame();
        Long owner = owners.get(header.reign());
        boolean before = owner == null && header.reign() < beginning;
        boolean ended = owner != null && owner == header.owner() && header.reign() < validator.reign(writer);
        require(
                at,
                before || ended,
                "reign " + validator.reign(writer) + ", or one that ended",
                "reign " + header.reign() + " of owner " + header.owner() + ", seq " + header.seq());
    }
}
