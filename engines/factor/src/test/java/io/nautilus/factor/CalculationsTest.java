package io.nautilus.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.runtime.http.ProblemException;
import org.junit.jupiter.api.Test;

class CalculationsTest {
    private final Calculations calculations = new Calculations();

    /** Each runs within the one before, so all of them are running at once. */
    @Test
    void oneMoreThanMayRunIsRefusedAndTheNextIsNot() {
        String said = calculations.run(() -> calculations.run(() -> {
            assertThat(calculations.running()).isEqualTo(Calculations.AT_ONCE);
            assertThatThrownBy(() -> calculations.run(() -> "third"))
                    .isInstanceOfSatisfying(ProblemException.class, refused -> {
                        assertThat(refused.problem().status()).isEqualTo(503);
                        assertThat(refused.problem().code()).isEqualTo("busy");
                    });
            return "second";
        }));
        assertThat(said).isEqualTo("second");
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
