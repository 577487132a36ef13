package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.websocket.domain.SessionLimits;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebsocketConfigTest {
    @Test
    void defaults() {
        WebsocketConfig config = new SmallRyeConfigBuilder()
                .withMapping(WebsocketConfig.class)
                .build()
                .getConfigMapping(WebsocketConfig.class);
        assertThat(config.marketDataEvery()).isEqualTo(Duration.ofMillis(16));
        assertThat(config.staleAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.maxConnections()).isEqualTo(4_096);
        assertThat(config.maxConnectionsPerAddress()).isEqualTo(2_500);
        assertThat(config.forwardTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.engineHost()).isEqualTo("127.0.0.1");
        assertThat(config.limits())
                .isEqualTo(
                        new SessionLimits(64, 4_096, 20, 16, 16_384, 5_000_000_000L, 30_000_000_000L, 60_000_000_000L));
    }
}
