package io.nautilus.runtime.log;

/** One record of a partition, as read: its offset, the leader epoch it was written under and the log's own clock. */
public record LogRecord(long offset, int leaderEpoch, long appendTimeNanos, byte[] value) {}
