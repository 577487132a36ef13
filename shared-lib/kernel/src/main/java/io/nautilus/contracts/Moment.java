package io.nautilus.contracts;

/**
 * The time of a step: {@code timeNanos} never decreases, across reigns too; {@code clockNanos} is the clock as read.
 * Both are on the log, so a re-execution sees the same.
 */
public record Moment(long timeNanos, long clockNanos) {}
