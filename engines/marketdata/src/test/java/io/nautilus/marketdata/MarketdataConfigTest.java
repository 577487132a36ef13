package io.nautilus.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketdataConfigTest {
    @Test
    void defaults() {
        MarketdataConfig config = config(Map.of());
        assertThat(config.feed()).isEqualTo("simulated");
        assertThat(config.feedLoop()).isFalse();
        assertThat(config.seed()).isEqualTo(1);
        assertThat(config.simulatedSpeed()).isEqualTo("1");
        assertThat(config.dataRoots()).isEmpty();
    }

    @Test
    void loopAndRootsAreSetByTheirNames() {
        MarketdataConfig config = config(
                Map.of("nautilus.feed.loop", "true", "nautilus.data-roots", "/a,/b", "nautilus.simulated.speed", "25"));
        assertThat(config.simulatedSpeed()).isEqualTo("25");
        assertThat(config.feedLoop()).isTrue();
        assertThat(config.dataRoots())
                .hasValueSatisfying(roots -> assertThat(roots).containsExactly(Path.of("/a"), Path.of("/b")));
    }

    private static MarketdataConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(MarketdataConfig.class)
                .withDefaultValues(values)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(MarketdataConfig.class);
    }
}
