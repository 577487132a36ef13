package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FundamentalTest {
    @Test
    void isAFunctionOfTheStepThatMovesLittlePerStepAndStaysInItsBounds() {
        Fundamental fundamental = new Fundamental(3, 6_000_000);
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        long last = fundamental.at(17_000_000_000L);
        for (long step = 17_000_000_000L; step < 17_000_200_000L; step++) {
            long value = fundamental.at(step);
            assertThat(Math.abs(value - last)).isLessThan(6_000_000 / 2_000);
            last = value;
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        assertThat(lowest).isGreaterThan(6_000_000 * 89 / 100);
        assertThat(highest).isLessThan(6_000_000 * 111 / 100);
        assertThat(highest - lowest).isGreaterThan(6_000);
        assertThat(fundamental.at(17_000_000_123L)).isEqualTo(new Fundamental(3, 6_000_000).at(17_000_000_123L));
    }

    @Test
    void drawsAreEvenAndRepeatable() {
        int[] counts = new int[10];
        for (int step = 0; step < 100_000; step++) {
            counts[(int) new Draws(1, 2, step).below(10)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_500, 10_500);
        }
        assertThat(new Draws(1, 2, 3).between(-5, 5)).isEqualTo(new Draws(1, 2, 3).between(-5, 5));
        assertThat(Draws.hash(1, 2, 3)).isNotEqualTo(Draws.hash(1, 3, 2)).isNotEqualTo(Draws.hash(2, 1, 3));
    }
}
