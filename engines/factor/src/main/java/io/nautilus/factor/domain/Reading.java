package io.nautilus.factor.domain;

/** A factor of an instrument at a close. */
public sealed interface Reading {
    /** A value with its place among the instruments: rank 1 is the largest. */
    record Scored(double value, double zScore, int rank) implements Reading {}

    /** A value without a z-score. */
    record Unscored(double value, int rank, Reason reason) implements Reading {}

    /** No value. */
    record Absent(Reason reason) implements Reading {}
}
