package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.InputEpoch;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The writing half of an owner: its reign on one journal partition. It begins the reign with an epoch frame, folds what
 * the log holds before it, writes frames in seq, and lets each one's effects leave when it is proven. One thread.
 */
public class JournalOwner<E extends Message> {
    /** The tag of the epoch frame's acknowledgement. */
    public static final long EPOCH_TAG = -1;

    /** A frame sent and not yet proven. */
    private record Sent<E extends Message>(FrameHeader header, List<E> events) {}

    private final Writer writer;
    private final int rulesVersion;
    private final long owner;
    private final int framesInFlight;
    private final Journal journal;
    private final Effects<E> effects;
    private final ProcessEnd end;
    private final FrameWriter frame = new FrameWriter();
    private final FrameWriter noteFrame = new FrameWriter();
    private final ArrayDeque<Sent<E>> sent = new ArrayDeque<>();
    private List<E> draft = new ArrayList<>();
    private long reign = FrameHeader.NO_REIGN;
    private long seq = FrameValidator.BEFORE_FIRST_SEQ;
    private long timeNanos = Long.MIN_VALUE;
    private long lastClockNanos;
    private Proof proof;

    /** {@code owner} is drawn anew at each start of a process. */
    public JournalOwner(
            Writer writer,
            int rulesVersion,
            long owner,
            int framesInFlight,
            Journal journal,
            Effects<E> effects,
            ProcessEnd end) {
        this.writer = writer;
        this.rulesVersion = rulesVersion;
        this.owner = owner;
        this.framesInFlight = framesInFlight;
        this.journal = journal;
        this.effects = effects;
        this.end = end;
    }

    /** Appends the epoch frame. When it is acknowledged, {@link #reign} goes on. */
    public void start(long clockNanos) {
        lastClockNanos = clockNanos;
        FrameHeader header = new FrameHeader(
                rulesVersion,
                true,
                false,
                writer,
                FrameHeader.NO_REIGN,
                owner,
                FrameValidator.BEFORE_FIRST_SEQ,
                clockNanos,
                clockNanos,
                FrameHeader.CAUSE_NONE,
                List.of(),
                List.of(),
                List.of());
        journal.append(EPOCH_TAG, frame.finish(header));
    }

    /**
     * The epoch frame stands at {@code epochOffset}: folds the journal from {@code from} up to it and reigns from
     * there. A fold from 0 is a whole one: the first record must be there still.
     */
    public void reign(long epochOffset, long from, JournalFold<E> fold) {
        long[] expected = {from};
        journal.read(from, foldEnd(epochOffset), at -> {
            if (expected[0] == 0 && at.offset() != 0 && !fold.validator().isJoining()) {
                throw end.because(
                        ExitCode.JOURNAL_UNREADABLE,
                        "the own journal begins at offset " + at.offset() + ": its first records were deleted");
            }
            expected[0] = at.offset() + 1;
            fold(at, fold);
        });
        seq = fold.seq();
        timeNanos = fold.timeNanos();
        reign = epochOffset;
        proof = newProof(writer, reign, owner, seq, this::release);
    }

    private void fold(LogRecord at, JournalFold<E> fold) {
        try {
            fold.fold(at);
        } catch (RuntimeException broken) {
            throw end.because(
                    ExitCode.JOURNAL_UNREADABLE,
                    "the own journal holds a record at offset " + at.offset() + " that does not fold: " + broken);
        }
    }

    /** Where the fold stops: the own epoch frame. What stands behind it is not yet decided by anybody. */
    long foldEnd(long epochOffset) {
        return epochOffset;
    }

    Proof newProof(Writer writer, long reign, long owner, long lastSeq, Proof.Listener listener) {
        return new Proof(writer, reign, owner, lastSeq, listener);
    }

    Effects<E> effects() {
        return effects;
    }

    Journal journal() {
        return journal;
    }

    public boolean reigns() {
        return reign != FrameHeader.NO_REIGN;
    }

    /** Whether another frame may be sent now; while it may not, nothing is taken either. */
    public boolean mayWrite() {
        return reigns() && sent.size() < framesInFlight;
    }

    /** Frames sent and not yet proven. */
    public int unproven() {
        return sent.size();
    }

    /** The seq of the last frame sent, or of the last one that was folded. */
    long sentSeq() {
        return seq;
    }

    /** That of the last frame proven: frames are proven in their order. */
    long provenSeq() {
        return seq - sent.size();
    }

    /** The moment of a step at this clock: time never decreases. */
    public Moment moment(long clockNanos) {
        return new Moment(Math.max(timeNanos, clockNanos), clockNanos);
    }

    /** Adds an event to the frame being made. A step whose events do not fit one frame is a defect of its limits. */
    public void emit(E event) {
        if (!frame.add(event)) {
            throw new IllegalStateException("one step's events do not fit a frame: " + frame.messageCount()
                    + " messages, " + frame.bytes() + " bytes, then " + event);
        }
        draft.add(event);
    }

    public int draftMessages() {
        return frame.messageCount();
    }

    public int draftBytes() {
        return frame.bytes();
    }

    /** Forgets the frame being made: its step failed and took nothing. */
    public void discard() {
        frame.clear();
        draft = new ArrayList<>();
    }

    /** Adds a note to the frame being made. */
    public void add(StepNote note) {
        frame.add(note);
    }

    /** Sends a note in a frame of its own, which consumes nothing; the frame being made stays as it is. */
    public void send(StepNote note, Moment moment) {
        noteFrame.add(note);
        FrameHeader header = header(moment, FrameHeader.CAUSE_NONE, List.of(), List.of(), List.of());
        send(header, List.of(), noteFrame.finish(header));
    }

    /** Sends the frame that was made. */
    public void write(Moment moment, int cause, List<Run> consumed, List<InputEpoch> epochs, List<WriterMark> marks) {
        FrameHeader header = header(moment, cause, consumed, epochs, marks);
        List<E> events = draft;
        draft = new ArrayList<>();
        send(header, events, frame.finish(header));
    }

    private FrameHeader header(
            Moment moment, int cause, List<Run> consumed, List<InputEpoch> epochs, List<WriterMark> marks) {
        seq++;
        timeNanos = moment.timeNanos();
        lastClockNanos = moment.clockNanos();
        return new FrameHeader(
                rulesVersion,
                false,
                false,
                writer,
                reign,
                owner,
                seq,
                moment.clockNanos(),
                moment.timeNanos(),
                cause,
                consumed,
                epochs,
                marks);
    }

    private void send(FrameHeader header, List<E> events, byte[] bytes) {
        sent.addLast(new Sent<>(header, events));
        journal.append(header.seq(), bytes);
    }

    /** The clock of the last frame of this reign, the epoch frame included. */
    public long lastClockNanos() {
        return lastClockNanos;
    }

    /** The frame with this seq is acknowledged at this offset. Ends the process when somebody else reigns. */
    public void acknowledged(long ackedSeq, long offset) {
        if (!proof.acknowledged(ackedSeq, offset) && !proof.readBack(journal)) {
            throw end.because(
                    ExitCode.FENCED,
                    "another owner of " + writer + " reigns: frame " + ackedSeq + " of reign " + reign
                            + " was acknowledged at offset " + offset + " behind its epoch frame");
        }
    }

    private void release(long provenSeq, long offset) {
        Sent<E> frameSent = sent.removeFirst();
        if (frameSent.header().seq() != provenSeq) {
            throw new IllegalStateException("frame " + provenSeq + " proven before "
                    + frameSent.header().seq());
        }
        effects.proven(offset, frameSent.header(), frameSent.events());
    }
}
