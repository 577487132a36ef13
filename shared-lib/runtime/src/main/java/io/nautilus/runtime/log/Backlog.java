package io.nautilus.runtime.log;

import io.nautilus.runtime.log.InputSpec.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What stood on the inputs when a reign began. Of the shard's thread. */
final class Backlog {
    private final TakenInputs taken;
    private final Map<Integer, Long> ends = new HashMap<>();

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

    boolean isTaken(Predicate<Kind> kinds) {
        return taken.all().stream()
                .filter(input -> kinds.test(input.spec().kind()))
                .allMatch(input -> input.next() >= ends.get(input.spec().number()));
    }
}
