package io.nautilus.strategy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Map;
import java.util.Optional;

/** What strategy is told. */
@ConfigMapping(prefix = "nautilus.strategies")
public interface StrategyConfig {
    /** Whether strategies that are configured run; where not, those that it started are stopped. */
    @WithDefault("false")
    boolean run();

    /** Strategies that are created where the log has none of their name. */
    @WithName("first")
    Map<String, First> first();

    /** One of them. Parameters as {@code name=value}, separated by blanks. */
    interface First {
        String kind();

        @WithDefault("main")
        String account();

        String instrument();

        Optional<String> parameters();
    }
}
