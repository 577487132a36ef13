package io.nautilus.launcher.placement;

import java.util.List;
import java.util.stream.Stream;

/** The containers that there are: each has an entry in the file of profiles, and nothing else has one. */
final class Entries {
    /** They must run. */
    static final List<String> NEEDED = List.of(
            "broker",
            "marketdata",
            "risk",
            "websocket",
            "features",
            "factor",
            "ml",
            "analytics",
            "portfolio",
            "strategy");

    static final List<String> ALL = Stream.concat(
                    NEEDED.stream(),
                    Stream.of(
                            "nginx",
                            "prometheus",
                            "alertmanager",
                            "grafana",
                            "risk-standby",
                            "strategy-standby",
                            "marketdata-standby"))
            .toList();

    private Entries() {}
}
