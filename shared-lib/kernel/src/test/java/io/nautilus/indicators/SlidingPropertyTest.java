package io.nautilus.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sliding aggregates against a window that is kept whole and looked through. */
class SlidingPropertyTest {
    private static final double EXACT = 1e-9;

    /** Counts its joins; the items are those of a sum. */
    private static final class Counted extends Sliding {
        private long joins;

        Counted(int length) {
            super(length, 1);
        }

        @Override
        void join(double[] older, double[] newer, double[] into) {
            joins++;
            into[0] = older[0] + newer[0];
        }

        void add(double value) {
            next()[0] = value;
            added();
        }
    }

    @Property(tries = 200)
    void aggregatesAreThoseOfTheNewestValues(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int length, @ForAll boolean coarse) {
        Random random = new Random(seed);
        SlidingSum sum = new SlidingSum(length);
        SlidingWeights weights = new SlidingWeights(length);
        SlidingMoments moments = new SlidingMoments(length);
        SlidingExtreme largest = SlidingExtreme.largest(length);
        SlidingExtreme smallest = SlidingExtreme.smallest(length);
        List<Double> window = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double value = coarse ? random.nextInt(5) - 2 : random.nextGaussian();
            window.add(value);
            if (window.size() > length) {
                window.removeFirst();
            }
            sum.add(value);
            weights.add(value);
            moments.add(value);
            largest.add(value);
            smallest.add(value);
            assertSame(window, sum, weights, moments);
            assertExtreme(window, largest, 1);
            assertExtreme(window, smallest, -1);
        }
    }

    private static void assertSame(
            List<Double> window, SlidingSum sum, SlidingWeights weights, SlidingMoments moments) {
        double total = 0;
        double weighted = 0;
        for (int i = 0; i < window.size(); i++) {
            total += window.get(i);
            weighted += (i + 1) * window.get(i);
        }
        double mean = total / window.size();
        double squares = window.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        assertThat(sum.sum()).isCloseTo(total, within(EXACT));
        assertThat(weights.weighted()).isCloseTo(weighted, within(EXACT));
        assertThat(moments.mean()).isCloseTo(mean, within(EXACT));
        assertThat(moments.deviation()).isCloseTo(Math.sqrt(squares / window.size()), within(EXACT));
    }

    private static void assertExtreme(List<Double> window, SlidingExtreme extreme, int sign) {
        int best = 0;
        for (int i = 0; i < window.size(); i++) {
            best = sign * window.get(i) >= sign * window.get(best) ? i : best;
        }
        assertThat(extreme.value()).isEqualTo(window.get(best));
        assertThat(extreme.age()).isEqualTo(window.size() - 1.0 - best);
    }

    /** What left a window leaves no trace, however large it was: a sum that subtracts would have lost the small ones. */
    @Property(tries = 50)
    void whatLeftAWindowLeavesNoTrace(@ForAll @IntRange(min = 1, max = 50) int length) {
        SlidingSum sum = new SlidingSum(length);
        SlidingMoments moments = new SlidingMoments(length);
        for (int i = 0; i < 3 * length; i++) {
            sum.add(1e19);
            moments.add(1e19);
        }
        for (int i = 0; i < length; i++) {
            sum.add(0.5);
            moments.add(0.5);
        }
        assertThat(sum.sum()).isEqualTo(0.5 * length);
        assertThat(moments.mean()).isEqualTo(0.5);
        assertThat(moments.deviation()).isZero();
    }

    @Property(tries = 50)
    void anItemCostsThreeJoinsAtMostOnAverage(@ForAll @IntRange(min = 1, max = 300) int length) {
        Counted counted = new Counted(length);
        int items = 10 * length;
        for (int i = 0; i < items; i++) {
            counted.add(i);
        }
        assertThat(counted.joins).isLessThanOrEqualTo(3L * items);
    }
}
