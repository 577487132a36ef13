package io.nautilus.contracts;

import java.util.List;

/**
 * The header of a frame. {@code reign} is the offset of the writer's epoch frame, {@link #NO_REIGN} for writers
 * without one and for the epoch frame itself; {@code owner} is drawn anew at each start; {@code seq} is one more than
 * the writer's last valid frame; {@code clockNanos} is the clock as read and {@code timeNanos} the clock made never
 * to decrease.
 */
public record FrameHeader(
        int rulesVersion,
        boolean epoch,
        boolean release,
        Writer writer,
        long reign,
        long owner,
        long seq,
        long clockNanos,
        long timeNanos,
        int cause,
        List<Run> consumed,
        List<InputEpoch> epochs,
        List<WriterMark> marks) {

    public static final long NO_REIGN = -1;
    /** {@code seq} of an epoch frame. */
    public static final long NO_SEQ = -1;

    /** {@code cause} of a step that took inputs; a timer's step has the timer's id (0 or more) there. */
    public static final int CAUSE_INPUTS = -1;
    /** {@code cause} of a frame whose writer takes no input: HTTP and programs. */
    public static final int CAUSE_NONE = -2;

    public FrameHeader {
        if (rulesVersion < 0 || cause < CAUSE_NONE || reign < NO_REIGN) {
            throw new IllegalArgumentException("rules " + rulesVersion + ", cause " + cause + ", reign " + reign);
        }
        if (seq < (epoch ? NO_SEQ : 0) || seq > MessageId.MAX_SEQ) {
            throw new IllegalArgumentException("seq " + seq);
        }
        consumed = List.copyOf(consumed);
        epochs = List.copyOf(epochs);
        marks = List.copyOf(marks);
    }

    /**
     * Offsets of one input, taken in one go: {@code count} from {@code from} on, void and missing ones included.
     * {@code warm} runs rebuilt soft state and decided nothing.
     */
    public record Run(int input, boolean warm, long from, long count) {
        /** {@code from} of a run that continues where the input's run before it, on this journal, ended. */
        public static final long IMPLIED = -1;

        public Run {
            if (input < 0 || from < IMPLIED || count < 0 || from > Long.MAX_VALUE - count) {
                throw new IllegalArgumentException("run of input " + input + " from " + from + " count " + count);
            }
        }

        /** The offset behind the run. Throws {@link IllegalStateException} where {@code from} is implied. */
        public long end() {
            if (from == IMPLIED) {
                throw new IllegalStateException("a run with an implied position has no end of its own");
            }
            return from + count;
        }
    }

    /** The leader epoch of the last record taken of an input, where it changed; -1 where the broker states none. */
    public record InputEpoch(int input, int leaderEpoch) {
        public InputEpoch {
            if (input < 0 || leaderEpoch < -1) {
                throw new IllegalArgumentException("leader epoch " + leaderEpoch + " of input " + input);
            }
        }
    }

    /**
     * What the reader of an input knows of one of its writers, where it changed: it is durable with the frame.
     * {@code seq} is that of the writer's last valid frame (-1: none yet, -2: not known); {@code holed} says that a
     * hole followed it, after which nothing of that reign is valid.
     */
    public record WriterMark(int input, Writer writer, long reign, long owner, long seq, boolean holed) {
        private static final long MIN_SEQ = -2;

        public WriterMark {
            if (input < 0 || reign < NO_REIGN || seq < MIN_SEQ || seq > MessageId.MAX_SEQ) {
                throw new IllegalArgumentException("mark of input " + input + ", reign " + reign + ", seq " + seq);
            }
        }
    }
}
