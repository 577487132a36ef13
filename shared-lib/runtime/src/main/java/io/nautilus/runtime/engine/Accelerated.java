package io.nautilus.runtime.engine;

import java.util.OptionalInt;

/** What an engine computes on, as {@code /status} says it. An engine that computes on nothing but Java has no such bean. */
@FunctionalInterface
public interface Accelerated {
    /** What was asked for, what was measured to be used, and why the two differ or are what they are. */
    StatusResource.Active accelerator();

    /** On how many threads; empty where it has none of its own. */
    default OptionalInt threads() {
        return OptionalInt.empty();
    }
}
