package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.risk.domain.Opening;
import io.nautilus.risk.domain.RiskPolicy;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskConfigTest {
    @Test
    void defaults() {
        RiskConfig config = config(Map.of());
        assertThat(config.staleAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.reportEvery()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.maxOpenOrders()).isEqualTo(8192);
        assertThat(config.tick()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.accounts()).isEmpty();
        assertThat(config.policy(Duration.ofSeconds(5))).isEqualTo(RiskPolicy.standard(java.util.List.of()));
    }

    @Test
    void anAccountNeedsItsCashOnly() {
        RiskConfig config = config(Map.of("nautilus.risk.accounts.main.cash", "1000000"));
        assertThat(config.policy(Duration.ofSeconds(1)).openings())
                .containsExactly(new Opening("main", "USD", "1000000", 500, 1000));
    }

    static RiskConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(RiskConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(RiskConfig.class);
    }
}
