package io.nautilus.marketdata.domain.replay;

/** How far a replay is. */
public enum ReplayState {
    RUNNING,
    DONE,
    FAILED
}
