package io.nautilus.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The heartbeat that {@code engine-status} carries, keyed by {@code engine/instance/heartbeat}. {@code lagRecords}
 * says per topic how many records are not yet read; {@code detail} what is degraded, else empty.
 */
public record EngineStatus(
        String engine,
        String instance,
        State state,
        String detail,
        String version,
        long pid,
        int port,
        Instant startedAt,
        Instant time,
        Map<String, Long> lagRecords)
        implements JsonRecord {

    /** How an engine is. */
    public enum State {
        /** Its process runs, its state is not yet recovered. */
        RECOVERING,
        READY,
        /** Serving, with something asked for that is missing. */
        DEGRADED,
        STOPPING
    }

    public EngineStatus {
        lagRecords = Collections.unmodifiableMap(new TreeMap<>(lagRecords));
    }

    @Override
    public String key() {
        return engine + "/" + instance + "/heartbeat";
    }
}
