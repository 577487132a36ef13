package io.nautilus.runtime.log;

import io.nautilus.contracts.Input;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StepNoteKind;
import io.nautilus.contracts.TextBound;

/** A step threw: where, and what is to be noted of it. */
final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StepNote note;

    private StepFailure(StepNote note) {
        super(note.detail(), null, false, false);
        this.note = note;
    }

    StepNote note() {
        return note;
    }

    /**
     * Runs what decides about an input. What throws may have left anything half done: the caller must write nothing of
     * the step and decide nothing more. Rejecting is what mends, so a rejection that throws ends the process.
     */
    static void guard(int source, long offset, Input input, Runnable step, ProcessEnd end) {
        try {
            step.run();
        } catch (RuntimeException | AssertionError | StackOverflowError poison) {
            String detail = TextBound.DETAIL.clip(poison.toString());
            if (input instanceof Input.Rejected) {
                throw end.because(ExitCode.STEP_FAILED, "rejecting threw, which nothing can mend: " + detail);
            }
            int index = InputDecoder.indexOf(input);
            throw new StepFailure(new StepNote(StepNoteKind.FAILED, source, offset, index, detail));
        }
    }
}
