package io.nautilus.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyConfigTest {
    private static StrategyConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(StrategyConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(StrategyConfig.class);
    }

    @Test
    void nothingRunsByDefault() {
        assertThat(config(Map.of()).run()).isFalse();
        assertThat(config(Map.of()).first()).isEmpty();
    }

    @Test
    void aFirstStrategyTradesTheMainAccount() {
        StrategyConfig.First first = config(Map.of(
                        "nautilus.strategies.first.a.kind", "ema-cross",
                        "nautilus.strategies.first.a.instrument", "BTC-USD.SIM"))
                .first()
                .get("a");
        assertThat(first.kind()).isEqualTo("ema-cross");
        assertThat(first.account()).isEqualTo("main");
        assertThat(first.instrument()).isEqualTo("BTC-USD.SIM");
        assertThat(first.parameters()).isEmpty();
    }
}
