package io.nautilus.runtime.engine;

import io.nautilus.hardware.Asked;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What whoever started the process promised it; absent where nothing was. */
public interface PlacementConfig {
    /** Which plan that was. */
    Optional<String> planId();

    Optional<String> cpuset();

    /** The weight of its control group. */
    Optional<String> shares();

    /** The limit of its control group. */
    Optional<String> memory();

    Optional<String> heap();

    Optional<String> collector();

    /** Why nothing was planned, where whoever started the process says so. */
    Optional<String> unplaced();

    /** How often it is looked whether the promise is kept. */
    @WithDefault("PT10S")
    Duration placementEvery();

    default Asked asked() {
        Map<String, String> environment = new HashMap<>();
        planId().ifPresent(text -> environment.put(Asked.PLAN_ID, text));
        cpuset().ifPresent(text -> environment.put(Asked.CORES, text));
        shares().ifPresent(text -> environment.put(Asked.SHARES, text));
        memory().ifPresent(text -> environment.put(Asked.MEMORY, text));
        heap().ifPresent(text -> environment.put(Asked.HEAP, text));
        collector().ifPresent(text -> environment.put(Asked.COLLECTOR, text));
        return Asked.of(environment);
    }
}
