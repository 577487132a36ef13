package io.nautilus.runtime.log;

import io.nautilus.runtime.log.InputSpec.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What stood on the inputs when a reign began. Of the shard's thread. */
final class Backlog {
    private static final long NONE = Long.MIN_VALUE;

    private final TakenInputs taken;
    private final Map<Integer, Long> ends = new HashMap<>();
    private long lastOutcome = NONE;

    Backlog(TakenInputs taken, Inputs log) {
        this.taken = taken;
        taken.all()
                .forEach(input ->
                        ends.put(input.spec().number(), log.end(input.spec().number())));
    }

    /** Whether all of it was taken. */
    boolean isTaken() {
        return isTaken(kind -> true);
    }

    private boolean isTaken(Predicate<Kind> kinds) {
        return taken.all().stream()
                .filter(input -> kinds.test(input.spec().kind()))
                .allMatch(input -> input.next() >= ends.get(input.spec().number()));
    }

    /**
     * Whether the requests and commands of it have their outcome, and that is proven: what has none then never stood
     * there. To be asked between two steps, since what a step has taken is not decided before it ends.
     */
    boolean isAnswered(JournalOwner<?> owner) {
        if (lastOutcome == NONE && isTaken(kind -> kind == Kind.COMMANDS || kind == Kind.REQUESTS)) {
            lastOutcome = owner.sentSeq();
        }
        return lastOutcome != NONE && owner.provenSeq() >= lastOutcome;
    }
}
