package io.nautilus.marketdata.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.contracts.DecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySpeedTest {
    @Test
    void readsFactorsAndMax() {
        assertThat(ReplaySpeed.parse("max")).isEqualTo(ReplaySpeed.MAX);
        assertThat(ReplaySpeed.parse("1")).isEqualTo(ReplaySpeed.ORIGINAL);
        assertThat(ReplaySpeed.parse("0.5").thousandths()).isEqualTo(500);
        assertThat(ReplaySpeed.parse("1000").thousandths()).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "fast", "1000.001", "0.0001", "99999999999999999999"})
    void refusesOthers(String text) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> ReplaySpeed.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo("invalid-speed"));
    }

    @Test
    void scalesTimeAndStaysInRange() {
        ReplaySpeed ten = ReplaySpeed.parse("10");
        assertThat(ten.recordedNanos(7)).isEqualTo(70);
        assertThat(ten.wallNanos(70)).isEqualTo(8);
        assertThat(ReplaySpeed.parse("1000").recordedNanos(Long.MAX_VALUE)).isEqualTo(4_000_000_000_000_000_000L);
        assertThat(ReplaySpeed.MAX.wallNanos(Long.MAX_VALUE)).isZero();
    }
}
