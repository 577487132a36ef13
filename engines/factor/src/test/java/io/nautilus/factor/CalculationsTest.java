package io.nautilus.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.runtime.http.ProblemException;
import org.junit.jupiter.api.Test;

class CalculationsTest {
    private final Calculations calculations = new Calculations();

    /** The second is asked for within the first, so that one is running. */
    @Test
    void oneMoreThanMayRunIsRefusedAndTheNextIsNot() {
        String said = calculations.run(() -> {
            assertThat(calculations.running()).isEqualTo(Calculations.AT_ONCE);
            assertThatThrownBy(() -> calculations.run(() -> "second"))
                    .isInstanceOfSatisfying(ProblemException.class, refused -> {
                        assertThat(refused.problem().status()).isEqualTo(503);
                        assertThat(refused.problem().code()).isEqualTo("busy");
                    });
            return "first";
        });
        assertThat(said).isEqualTo("first");
        assertThat(calculations.running()).isZero();
    }

    @Test
    void aCalculationThatFailsGivesItsTurnBack() {
        assertThatThrownBy(() -> calculations.run(() -> {
                    throw new IllegalStateException("as the test says");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(calculations.running()).isZero();
    }
}
