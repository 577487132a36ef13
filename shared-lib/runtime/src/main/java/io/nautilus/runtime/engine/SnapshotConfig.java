package io.nautilus.runtime.engine;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When an engine whose state is the fold of a journal makes snapshots of it. */
public interface SnapshotConfig {
    /** So many frames of the journal make one due; 0 turns them off, and those that are there are not used. */
    @WithDefault("20000")
    long frames();

    /** How often it is looked whether one is due. */
    @WithDefault("PT1M")
    Duration every();
}
