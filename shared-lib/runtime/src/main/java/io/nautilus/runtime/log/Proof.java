package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.util.TreeMap;

/**
 * Knows which frames of the own reign are proven to count. A frame is proven when its acknowledged offset is exactly
 * one more than the one before and every earlier seq was acknowledged: then nothing of anybody can stand between the
 * epoch frame and it. Any other offset is settled by reading the log back; where others write too, many are.
 */
class Proof {
    /** Told of each proven frame, in order. */
    @FunctionalInterface
    interface Listener {
        void proven(long seq, long offset);
    }

    private final Writer writer;
    private final long reign;
    private final long owner;
    private final Listener listener;
    protected final TreeMap<Long, Long> acknowledged = new TreeMap<>();
    protected long provenSeq;
    protected long provenOffset;

    /** {@code lastSeq} is the seq of the last valid frame before the own epoch frame at offset {@code reign}. */
    Proof(Writer writer, long reign, long owner, long lastSeq, Listener listener) {
        this.writer = writer;
        this.reign = reign;
        this.owner = owner;
        this.provenSeq = lastSeq;
        this.provenOffset = reign;
        this.listener = listener;
    }

    /**
     * Takes an acknowledgement: the frame {@code seq} is said to be at {@code offset}. Returns false when the log must
     * be read back ({@link #readBack}) before anything of it may leave. The acknowledgement of a copy of what is proven
     * already says nothing.
     */
    boolean acknowledged(long seq, long offset) {
        if (isNews(seq)) {
            acknowledged.put(seq, offset);
        }
        while (!acknowledged.isEmpty() && acknowledged.firstKey() == provenSeq + 1) {
            if (acknowledged.firstEntry().getValue() != provenOffset + 1) {
                return false;
            }
            acknowledged.pollFirstEntry();
            prove(provenSeq + 1, provenOffset + 1);
        }
        return true;
    }

    boolean isNews(long seq) {
        return seq > provenSeq;
    }

    /**
     * Reads the log from the last proven frame up to what was acknowledged. Returns false when an epoch frame or a hole
     * stands there: this owner reigns no more.
     */
    boolean readBack(Journal journal) {
        long last =
                acknowledged.values().stream().mapToLong(Long::longValue).max().orElse(provenOffset);
        FrameValidator validator = new FrameValidator();
        validator.restore(new FrameHeader.WriterMark(0, writer, reign, owner, provenSeq, false));
        boolean[] reigning = {true};
        journal.read(provenOffset + 1, last, at -> reigning[0] = reigning[0] && settle(validator, at));
        acknowledged.headMap(provenSeq, true).clear();
        return reigning[0] && acknowledged.isEmpty();
    }

    private boolean settle(FrameValidator validator, LogRecord at) {
        FrameHeader header = JournalFold.headerOf(at, writer);
        if (header == null) {
            provenOffset = at.offset();
            return true;
        }
        Verdict verdict = validator.check(header, at.offset());
        boolean own = header.writer().equals(writer);
        if (own && (verdict == Verdict.EPOCH || verdict == Verdict.HOLE)) {
            return false;
        }
        if (own && verdict == Verdict.VALID) {
            prove(header.seq(), at.offset());
        }
        provenOffset = at.offset();
        return true;
    }

    protected final void prove(long seq, long offset) {
        provenSeq = seq;
        provenOffset = offset;
        listener.proven(seq, offset);
    }
}
