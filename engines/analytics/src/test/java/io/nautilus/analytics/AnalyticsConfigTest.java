package io.nautilus.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnalyticsConfigTest {
    @Test
    void defaults() {
        AnalyticsConfig config = new SmallRyeConfigBuilder()
                .withMapping(AnalyticsConfig.class)
                .build()
                .getConfigMapping(AnalyticsConfig.class);
        assertThat(config.step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.points()).isEqualTo(1_440);
        assertThat(config.settle()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.markAge()).isEqualTo(Duration.ofHours(1));
    }
}
