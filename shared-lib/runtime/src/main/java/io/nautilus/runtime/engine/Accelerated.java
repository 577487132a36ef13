package io.nautilus.runtime.engine;

/** What an engine computes on, as {@code /status} says it. An engine that computes on nothing but Java has no such bean. */
@FunctionalInterface
public interface Accelerated {
    /** What was asked for, what was measured to be used, and why the two differ or are what they are. */
    StatusResource.Active accelerator();
}
