package io.nautilus.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.market.BarInterval;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactorConfigTest {
    @Test
    void defaults() {
        FactorConfig config = config(Map.of());
        assertThat(config.served()).containsExactly(BarInterval.S1, BarInterval.M1);
        assertThat(config.lookBack(91)).isEqualTo(Duration.ofMinutes(91));
    }

    @Test
    void intervalsAreSetByTheirNames() {
        FactorConfig config = config(Map.of("nautilus.factor.intervals", "5m,1s,5m"));
        assertThat(config.served()).containsExactly(BarInterval.M5, BarInterval.S1);
        assertThat(config.lookBack(10)).isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void whatIsNoIntervalIsNamed() {
        FactorConfig config = config(Map.of("nautilus.factor.intervals", "1s,2s"));
        assertThatThrownBy(config::served)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2s");
    }

    private static FactorConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(FactorConfig.class)
                .withDefaultValues(values)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(FactorConfig.class);
    }
}
