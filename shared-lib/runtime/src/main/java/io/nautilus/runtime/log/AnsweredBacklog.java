package io.nautilus.runtime.log;

import io.nautilus.runtime.log.InputSpec.Kind;

/**
 * Tells when the requests and commands of a {@link Backlog} have their outcome, and that is proven: what has none then
 * never stood there. It is told only, nothing is decided by it. Of the shard's thread.
 */
final class AnsweredBacklog {
    private static final long NONE = Long.MIN_VALUE;

    private final Backlog backlog;
    private long lastOutcome = NONE;

    AnsweredBacklog(Backlog backlog) {
        this.backlog = backlog;
    }

    /** To be asked between two steps, since what a step has taken is not decided before it ends. */
    boolean is(JournalOwner<?> owner) {
        if (lastOutcome == NONE && backlog.isTaken(kind -> kind == Kind.COMMANDS || kind == Kind.REQUESTS)) {
            lastOutcome = owner.sentSeq();
        }
        return lastOutcome != NONE && owner.provenSeq() >= lastOutcome;
    }
}
