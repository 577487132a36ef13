package io.nautilus.analytics;

import io.nautilus.analytics.domain.Grid;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** At which moments equity is sampled. Set by {@code NAUTILUS_ANALYTICS_…} variables or properties. */
@ConfigMapping(prefix = "nautilus.analytics")
public interface AnalyticsConfig {
    /** From one moment to the next. */
    @WithDefault("PT1M")
    Duration step();

    /** So many moments are kept: a day of minutes. */
    @WithDefault("1440")
    int points();

    /** A moment is settled so long after it: longer than a frame may take to the journal, whose writer then ends. */
    @WithDefault("PT20S")
    Duration settle();

    /** So long a position is worth what its last bar said. */
    @WithDefault("PT1H")
    Duration markAge();

    default Grid grid() {
        return new Grid(
                step().toNanos(), points(), settle().toNanos(), markAge().toNanos());
    }
}
