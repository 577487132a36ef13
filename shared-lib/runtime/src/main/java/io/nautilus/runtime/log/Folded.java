package io.nautilus.runtime.log;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Writer;

/** The fold of one partition of frames, which can be saved behind any record and restored to fold on from there. */
public interface Folded extends Durable {
    /** Folds the next record. Throws what its bytes or its events make throw. */
    void fold(LogRecord at);

    /** The records of this partition are folded: what hangs on how far they go is folded now. Before a snapshot. */
    default void settle() {}

    /** The last frame of {@code writer} that counted, as far as a snapshot names it; -1 before any. */
    record Last(Writer writer, long reign, long owner, long seq, long timeNanos, int rulesVersion) {}

    Last last();
}
