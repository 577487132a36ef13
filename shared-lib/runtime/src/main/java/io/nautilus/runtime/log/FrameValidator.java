package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of each frame of one partition, met in the order of the log, whether it counts. A frame counts if its reign and
 * owner are those of its writer's last epoch frame and its seq is one more than that of the writer's last valid frame.
 * So validity is a function of the order of the log alone, and every reader comes to the same answer.
 */
public class FrameValidator {
    /** What a frame is. */
    public enum Verdict {
        VALID,
        /** Valid by itself: the reign of its writer begins at its offset. */
        EPOCH,
        /** A seq not above the last valid one: a second copy. Void; the reign goes on. */
        COPY,
        /** Not of the reigning owner. Void. */
        FOREIGN,
        /** Behind a hole in seq: nothing more of that reign is valid. Void. */
        HOLE;

        public boolean counts() {
            return this == VALID || this == EPOCH;
        }
    }

    /** What is known of a writer; {@code seq} is that of its last valid frame, or {@link #ANY_SEQ}. */
    protected record Mark(long reign, long owner, long seq, boolean holed) {}

    /** The seq before a writer's first frame. */
    public static final long BEFORE_FIRST_SEQ = -1;

    /** A reader that joined inside a reign accepts the seq it meets first. */
    protected static final long ANY_SEQ = -2;

    private final boolean joining;
    private final long floorReign;
    private final Map<Writer, Mark> marks = new HashMap<>();
    private final List<Writer> changed = new ArrayList<>();

    /** For a reader that meets the partition from its first record, or goes on with restored marks. */
    public FrameValidator() {
        this(false, FrameHeader.NO_REIGN);
    }

    protected FrameValidator(boolean joining, long floorReign) {
        this.joining = joining;
        this.floorReign = floorReign;
    }

    /**
     * For a reader that joins inside the log: it believes the first frame it meets of a reign of at least
     * {@code floorReign}, the largest reign between its start and the log's end as read at its start.
     */
    public static FrameValidator joining(long floorReign) {
        return new FrameValidator(true, floorReign);
    }

    /** Says what the frame at this offset is; must be called for every frame of the partition in order. */
    public Verdict check(FrameHeader header, long offset) {
        Writer writer = header.writer();
        if (!writer.kind().reigns()) {
            return header.epoch() || header.reign() != FrameHeader.NO_REIGN ? Verdict.FOREIGN : Verdict.VALID;
        }
        Mark mark = marks.get(writer);
        if (header.epoch()) {
            put(writer, new Mark(offset, header.owner(), seqAtEpoch(mark), false));
            return Verdict.EPOCH;
        }
        if (joining && header.reign() >= floorReign && (mark == null || header.reign() > mark.reign())) {
            mark = new Mark(header.reign(), header.owner(), ANY_SEQ, false);
        }
        Verdict verdict = verdict(header, mark);
        if (verdict == Verdict.VALID) {
            put(writer, new Mark(header.reign(), header.owner(), header.seq(), false));
        } else if (verdict == Verdict.HOLE && !mark.holed()) {
            put(writer, new Mark(mark.reign(), mark.owner(), mark.seq(), true));
        }
        return verdict;
    }

    protected Verdict verdict(FrameHeader header, Mark mark) {
        if (mark == null || header.reign() != mark.reign() || header.owner() != mark.owner()) {
            return Verdict.FOREIGN;
        }
        if (mark.holed()) {
            return Verdict.HOLE;
        }
        if (mark.seq() == ANY_SEQ || header.seq() == mark.seq() + 1) {
            return Verdict.VALID;
        }
        return header.seq() <= mark.seq() ? Verdict.COPY : Verdict.HOLE;
    }

    /** A joiner did not see the log from its beginning, and the log may have lost its head: it believes a new reign. */
    private long seqAtEpoch(Mark before) {
        if (joining) {
            return ANY_SEQ;
        }
        return before == null ? BEFORE_FIRST_SEQ : before.seq();
    }

    /** The reign that a reader which joined waits for; none for any other reader. */
    long floorReign() {
        return floorReign;
    }

    boolean isJoining() {
        return joining;
    }

    private void put(Writer writer, Mark mark) {
        marks.put(writer, mark);
        if (!changed.contains(writer)) {
            changed.add(writer);
        }
    }

    /** The reign of a writer, or {@link FrameHeader#NO_REIGN} while none was met. */
    public long reign(Writer writer) {
        Mark mark = marks.get(writer);
        return mark == null ? FrameHeader.NO_REIGN : mark.reign();
    }

    /** The owner of a writer's reign; only where {@link #reign} is known. */
    public long owner(Writer writer) {
        return marks.get(writer).owner();
    }

    /** The seq of a writer's last valid frame, {@link #BEFORE_FIRST_SEQ} when there was none. */
    public long seq(Writer writer) {
        Mark mark = marks.get(writer);
        return mark == null || mark.seq() == ANY_SEQ ? BEFORE_FIRST_SEQ : mark.seq();
    }

    /**
     * The marks that changed since the last call, as input {@code input}'s: durable with the frame that carries them.
     */
    public List<WriterMark> drainChanged(int input) {
        List<WriterMark> result = new ArrayList<>(changed.size());
        for (Writer writer : changed) {
            Mark mark = marks.get(writer);
            result.add(new WriterMark(input, writer, mark.reign(), mark.owner(), mark.seq(), mark.holed()));
        }
        changed.clear();
        return result;
    }

    /** How many marks {@link #drainChanged} would give. */
    public int changedCount() {
        return changed.size();
    }

    /** Goes on from a mark that {@link #drainChanged} gave. */
    public void restore(WriterMark mark) {
        marks.put(mark.writer(), new Mark(mark.reign(), mark.owner(), mark.seq(), mark.holed()));
    }

    /** What is known of all writers, in their order. What changed is not part of it. */
    void save(StateWriter out) {
        List<Writer> writers = new ArrayList<>(marks.keySet());
        writers.sort(Comparator.comparing(Writer::kind).thenComparingInt(Writer::shard));
        out.list(writers, writer -> {
            Mark mark = marks.get(writer);
            out.writer(writer);
            out.number(mark.reign());
            out.fixed(mark.owner());
            out.number(mark.seq());
            out.flag(mark.holed());
        });
    }

    void restore(StateReader in) {
        in.list(() -> marks.put(in.writer(), new Mark(in.number(), in.fixed(), in.number(), in.flag())));
    }
}
