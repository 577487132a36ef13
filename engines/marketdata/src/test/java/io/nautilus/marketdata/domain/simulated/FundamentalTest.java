package io.nautilus.marketdata.domain.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FundamentalTest {
    private static final int STEPS = 500_000;

    @Test
    void wandersAsMuchAsItIsToldAndStaysNearItsBase() {
        Fundamental fundamental = new Fundamental(3, 6_000_000, 34);
        double squares = 0;
        double last = fundamental.value();
        for (int step = 0; step < STEPS; step++) {
            fundamental.step(step);
            squares += Math.pow(fundamental.value() / last - 1, 2);
            last = fundamental.value();
            assertThat(last).isBetween(6_000_000 * 0.75, 6_000_000 * 1.25);
        }
        assertThat(Math.sqrt(squares / STEPS)).isBetween(24e-6, 48e-6);
    }

    @Test
    void comesBackFromFarAway() {
        Fundamental fundamental = new Fundamental(3, 1_000_000, 1);
        fundamental.continueFrom(2_000_000);
        IntStream.range(0, 5_000_000).forEach(fundamental::step);
        assertThat(fundamental.value()).isBetween(1_500_000.0, 1_700_000.0);
    }

    @Test
    void aWorthWithoutDeviationNeverMoves() {
        Fundamental fundamental = new Fundamental(3, 1_000_000, 0);
        IntStream.range(0, 1_000).forEach(fundamental::step);
        assertThat(fundamental.value()).isEqualTo(1_000_000);
    }

    @Test
    void drawsAreEvenNormalAndRepeatable() {
        int[] counts = new int[10];
        double sum = 0;
        double squares = 0;
        for (int step = 0; step < 100_000; step++) {
            counts[(int) new Draws(1, 2, step).below(10)]++;
            double normal = new Draws(7, 2, step).normal();
            sum += normal;
            squares += normal * normal;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_500, 10_500);
        }
        assertThat(sum / 100_000).isBetween(-0.02, 0.02);
        assertThat(squares / 100_000).isBetween(0.97, 1.03);
        assertThat(new Draws(1, 2, 3).between(-5, 5)).isEqualTo(new Draws(1, 2, 3).between(-5, 5));
        assertThat(Draws.hash(1, 2, 3)).isNotEqualTo(Draws.hash(1, 3, 2)).isNotEqualTo(Draws.hash(2, 1, 3));
    }
}
