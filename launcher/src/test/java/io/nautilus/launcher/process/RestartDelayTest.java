package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartDelayTest {
    private final RestartDelay delay = new RestartDelay();

    @Test
    void doublesUpToTenSeconds() {
        assertThat(Stream.generate(() -> delay.died(0)).limit(7).map(Duration::toMillis))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
    }

    @Test
    void isShortAgainAfterTenHealthySeconds() {
        delay.died(0);
        delay.died(0);
        delay.healthy(seconds(1));
        delay.healthy(seconds(5));
        assertThat(delay.died(seconds(11))).isEqualTo(RestartDelay.FIRST);
        assertThat(delay.died(seconds(11))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void staysLongAfterLess() {
        delay.died(0);
        delay.healthy(seconds(1));
        assertThat(delay.died(seconds(11) - 1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void countsOnlyOneHealthyWhile() {
        delay.died(0);
        delay.healthy(seconds(0));
        delay.unhealthy(seconds(6));
        delay.healthy(seconds(7));
        assertThat(delay.died(seconds(14))).isEqualTo(Duration.ofSeconds(1));
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
