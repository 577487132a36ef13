package io.nautilus.runtime.log;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds the records of a journal through the one rule of validity: what counts goes to the effects, and of what does
 * not nothing is taken. A kind of journal that has state overrides what it is told, in the order of the log.
 */
public class JournalFold<E extends Message> {
    private final Writer writer;
    private final FrameValidator validator;
    private final Effects<E> effects;
    private final FrameReader frames = new FrameReader();
    private long seq = FrameValidator.BEFORE_FIRST_SEQ;
    private long timeNanos = Long.MIN_VALUE;

    public JournalFold(Writer writer, FrameValidator validator, Effects<E> effects) {
        this.writer = writer;
        this.validator = validator;
        this.effects = effects;
    }

    /** Folds the next record. Throws what its bytes or its events make throw: such a journal does not fold. */
    public final void fold(LogRecord at) {
        FrameHeader header = headerOf(at, writer);
        if (header == null) {
            return;
        }
        Verdict verdict = validator.check(header, at.offset());
        if (header.writer().equals(writer)) {
            fold(header, verdict);
            if (verdict == Verdict.VALID) {
                fold(at, header);
            } else if (verdict == Verdict.EPOCH) {
                reignBegins(header);
            }
        }
    }

    /**
     * The header of a record of {@code writer}'s journal. Null for a record that is no frame where others write there
     * too: it is none of the writer's. Throws {@link DecodeException} for one where it is alone.
     */
    static FrameHeader headerOf(LogRecord at, Writer writer) {
        try {
            return FrameReader.header(at.value());
        } catch (DecodeException noFrame) {
            if (writer.kind().sharesJournal()) {
                return null;
            }
            throw noFrame;
        }
    }

    @SuppressWarnings("unchecked")
    private void fold(LogRecord at, FrameHeader header) {
        List<E> events = new ArrayList<>();
        frames.wrap(at.value());
        while (frames.next()) {
            Message message = frames.message();
            if (message instanceof StepNote note) {
                note(note);
            } else {
                events.add((E) message);
                event((E) message);
            }
        }
        effects.proven(at.offset(), header, events);
    }

    /** Takes seq, time and positions from a valid frame; from a void one nothing. */
    void fold(FrameHeader header, Verdict verdict) {
        if (verdict == Verdict.VALID) {
            seq = header.seq();
            timeNanos = Math.max(timeNanos, header.timeNanos());
            header(header);
        }
    }

    /** An epoch frame of the own writer. */
    void reignBegins(FrameHeader epoch) {}

    /** A valid frame, before its notes and events. */
    void header(FrameHeader header) {}

    void note(StepNote note) {}

    void event(E event) {}

    final void goOnFrom(long lastSeq, long lastTimeNanos) {
        seq = lastSeq;
        timeNanos = lastTimeNanos;
    }

    final Writer writer() {
        return writer;
    }

    final FrameValidator validator() {
        return validator;
    }

    /** The seq of the last valid frame, {@link FrameValidator#BEFORE_FIRST_SEQ} before any. */
    final long seq() {
        return seq;
    }

    final long timeNanos() {
        return timeNanos;
    }
}
