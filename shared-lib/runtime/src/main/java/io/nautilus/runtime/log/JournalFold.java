package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.StepNote;

/** Told of the own journal as a recovery folds it, in the order of the log, of nothing that does not count. */
public interface JournalFold<E extends Message> {
    /** An epoch frame of the own writer. */
    default void reignBegins() {}

    /** A valid frame, before its notes and events. */
    default void header(FrameHeader header) {}

    default void note(StepNote note) {}

    default void event(E event) {}
}
