package io.nautilus.runtime.log;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StepNoteKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A step that takes one record, or one timer, and nothing else: because it is suspect, or because each step is noted
 * before it is taken. It may take several passes, all at one moment.
 */
final class LoneStep {
    private final int source;
    private final long offset;
    private final int cause;
    private final boolean warm;
    private final boolean soft;
    private final boolean messageByMessage;
    private final Moment moment;
    private final List<Input> inputs = new ArrayList<>();
    private int next;
    private int noted = -1;

    /** {@code messageByMessage} notes each message by itself, else one note is for the whole. */
    LoneStep(int source, long offset, int cause, boolean warm, boolean soft, boolean messageByMessage, Moment moment) {
        this.source = source;
        this.offset = offset;
        this.cause = cause;
        this.warm = warm;
        this.soft = soft;
        this.messageByMessage = messageByMessage;
        this.moment = moment;
    }

    /** The timer, or what is said of it when it was cancelled because of {@code why}. */
    static LoneStep ofTimer(int timer, String why, Moment moment) {
        LoneStep step = new LoneStep(StepNote.TIMER, timer, timer, false, false, false, moment);
        step.add(why == null ? new Input.Timer(timer) : new Input.Rejected(rejection(timer, why)));
        return step;
    }

    private static InputRejected rejection(int timer, String why) {
        return new InputRejected(
                "timer", 0, timer, StepNote.WHOLE_RECORD, DenialReason.STEP_FAILED, why, 0, "", MessageId.NONE);
    }

    void add(Input input) {
        inputs.add(input);
    }

    int source() {
        return source;
    }

    long offset() {
        return offset;
    }

    int cause() {
        return cause;
    }

    /** Whether it only rebuilds soft state. */
    boolean warm() {
        return warm;
    }

    /** Whether it is of market data. */
    boolean soft() {
        return soft;
    }

    Moment moment() {
        return moment;
    }

    boolean hasNext() {
        return next < inputs.size();
    }

    Input next() {
        return inputs.get(next++);
    }

    /** The note that must be on the log before {@link #next}, or null where it is there. It is given once. */
    StepNote dueNote() {
        boolean due = messageByMessage ? noted < next : noted < 0;
        if (!due) {
            return null;
        }
        noted = next;
        int index = messageByMessage ? InputDecoder.indexOf(inputs.get(next)) : StepNote.WHOLE_RECORD;
        return new StepNote(StepNoteKind.BEGUN, source, offset, index, "begun; the process died with it");
    }
}
