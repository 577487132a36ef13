package io.nautilus.marketdata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What marketdata is told. */
@ConfigMapping(prefix = "nautilus")
public interface MarketdataConfig {
    /** The feed that runs from the start: {@code simulated}, {@code replay:FILE[,FILE…]} or {@code none}. */
    @WithDefault("simulated")
    String feed();

    /** Whether a replay that runs from the start begins again at its end. */
    @WithDefault("false")
    @WithName("feed.loop")
    boolean feedLoop();

    /** The simulated market's seed. */
    @WithDefault("1")
    long seed();

    /**
     * How fast the simulated market that runs from the start lives: 0.1 to 1000, 1 being ten steps per second. It is a
     * source of load.
     */
    @WithDefault("1")
    @WithName("simulated.speed")
    String simulatedSpeed();

    /** Folders below which files of requests may lie, besides the data folder. */
    Optional<List<Path>> dataRoots();
}
