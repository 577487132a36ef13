package io.nautilus.factor.domain;

/** A value from a window of bars that has all that is needed; not finite where it divides by what did not vary. */
@FunctionalInterface
interface Formula {
    double of(History bars);
}
