package io.nautilus.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalculationsTest {
    private static final int AT_ONCE = 2;

    private final Calculations calculations = new Calculations(AT_ONCE, Duration.ZERO, new SimpleMeterRegistry());

    private String nested(int depth) {
        return calculations.run(() -> depth == 1 ? "done" : nested(depth - 1));
    }

    @Test
    void moreThanAFewAtATimeAreRefusedAndOneThatFailsLeavesItsPlace() {
        assertThat(nested(AT_ONCE)).isEqualTo("done");
        assertThatThrownBy(() -> nested(AT_ONCE + 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("busy"));
        assertThat(nested(AT_ONCE)).isEqualTo("done");
    }
}
