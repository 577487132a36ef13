package io.nautilus.runtime.log;

/** A place in an input to go on from: the next offset, and the leader epoch of the record before it (-1: unknown). */
public record Position(long offset, int leaderEpoch) {
    public static final int UNKNOWN_EPOCH = -1;
}
