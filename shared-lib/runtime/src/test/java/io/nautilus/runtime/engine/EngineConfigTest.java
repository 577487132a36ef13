package io.nautilus.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.Asked;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineConfigTest {
    @Test
    void defaults() {
        EngineConfig config = config(Map.of());
        assertThat(config.engine()).isEqualTo("risk");
        assertThat(config.shard()).isZero();
        assertThat(config.bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(config.data()).isEqualTo(Path.of("data"));
        assertThat(config.tokenHashes()).isEqualTo(Path.of("data/secrets/token-hashes.json"));
        assertThat(config.published()).isEqualTo("127.0.0.1");
        assertThat(config.publishedPort()).isEmpty();
        assertThat(config.logSuspect()).isEmpty();
        assertThat(config.hosts()).containsExactly("localhost", "127.0.0.1", "[::1]", "::1");
        assertThat(config.origins())
                .containsExactly("http://localhost:8600", "http://127.0.0.1:8600", "http://localhost:8080");
        assertThat(config.answerWithin()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.maxRequestAge()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.placement().asked().isNothing()).isTrue();
        assertThat(config.placement().placementEvery()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.snapshot().frames()).isEqualTo(20_000);
        assertThat(config.snapshot().every()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void tokensLieBelowTheDataFolder() {
        assertThat(config(Map.of("nautilus.data", "/srv/nautilus")).tokenHashes())
                .isEqualTo(Path.of("/srv/nautilus/secrets/token-hashes.json"));
    }

    @Test
    void whatIsPromisedHasTheNamesOfTheEnvironment() {
        Asked asked = config(Map.of(
                        "nautilus.plan-id", "1f2e",
                        "nautilus.cpuset", "0-1",
                        "nautilus.shares", "2048",
                        "nautilus.memory", "512M",
                        "nautilus.heap", "384M",
                        "nautilus.collector", "serial"))
                .placement()
                .asked();
        assertThat(asked)
                .isEqualTo(Asked.of(Map.of(
                        Asked.PLAN_ID, "1f2e",
                        Asked.CORES, "0-1",
                        Asked.SHARES, "2048",
                        Asked.MEMORY, "512M",
                        Asked.HEAP, "384M",
                        Asked.COLLECTOR, "serial")));
        assertThat(asked.mistakes()).isEmpty();
        assertThat(asked.isNothing()).isFalse();
    }

    static EngineConfig config(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("nautilus.engine", "risk");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(EngineConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(EngineConfig.class);
    }
}
