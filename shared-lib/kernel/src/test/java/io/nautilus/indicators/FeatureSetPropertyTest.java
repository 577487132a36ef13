package io.nautilus.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.Side;
import io.nautilus.indicators.FeatureStream.Closed;
import io.nautilus.indicators.FeatureStream.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The vector against a twin that keeps everything, and what must not change it. */
class FeatureSetPropertyTest {
    private static final double CLOSE_ENOUGH = 1e-9;

    private static void assertSame(double[] actual, double[] expected, double error) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as(FeatureSet.names().get(i))
                    .isCloseTo(expected[i], within(error * (1 + Math.abs(expected[i]))));
        }
    }

    @Property(tries = 30)
    void everyVectorIsWhatAllEventsTogetherSay(@ForAll long seed) {
        FeatureStream stream = FeatureStream.of(seed, 60);
        List<double[]> expected = new NaiveFeatures(stream).vectors();
        List<double[]> actual = stream.vectors(new FeatureSet(), 0);
        int compared = 0;
        for (int i = 0; i < actual.size(); i++) {
            if (actual.get(i) != null) {
                assertSame(actual.get(i), expected.get(i), CLOSE_ENOUGH);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Property(tries = 30)
    void howFarMarketDataWasReadDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int behind) {
        FeatureStream stream = FeatureStream.of(seed, 60);
        List<double[]> atOnce = stream.vectors(new FeatureSet(), 0);
        List<double[]> later = stream.vectors(new FeatureSet(), behind);
        for (int i = 0; i < atOnce.size(); i++) {
            assertThat(later.get(i)).as("bar %s", i).isEqualTo(atOnce.get(i));
        }
    }

    /** What the engine reads back at a start is enough for values that differ by less than anyone can use. */
    @Property(tries = 10)
    void fiveMinutesGiveTheValuesOfAllTime(@ForAll long seed) {
        FeatureStream stream = FeatureStream.of(seed, 900);
        FeatureSet always = new FeatureSet();
        FeatureSet joined = new FeatureSet();
        int from = stream.bars.size() - 300;
        int given = 0;
        int compared = 0;
        for (int i = 0; i < stream.bars.size(); i++) {
            Closed closed = stream.bars.get(i);
            for (; given < closed.events(); given++) {
                Event event = stream.events.get(given);
                FeatureStream.give(always, event);
                if (i > stream.bars.size() - 20) {
                    FeatureStream.give(joined, event);
                }
            }
            boolean there = always.onBar(closed.bar());
            boolean alsoThere = i >= from && joined.onBar(closed.bar());
            if (there && alsoThere && i >= stream.bars.size() - 5) {
                assertSame(joined.values(), always.values(), 1e-7);
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    @Property(tries = 20)
    void aResetOneIsAsNewAndHoldsNoMore(@ForAll long seed) {
        FeatureSet used = new FeatureSet();
        long size = StateSize.of(used);
        FeatureStream.of(seed + 1, 300).vectors(used, 3);
        assertThat(StateSize.of(used)).isEqualTo(size);
        used.reset();
        FeatureStream stream = FeatureStream.of(seed, 50);
        List<double[]> fresh = stream.vectors(new FeatureSet(), 0);
        List<double[]> again = stream.vectors(used, 0);
        for (int i = 0; i < fresh.size(); i++) {
            assertThat(again.get(i)).isEqualTo(fresh.get(i));
        }
    }

    @Test
    void vectorsAreFiniteWhateverComes() {
        int vectors = 0;
        for (int seed = 0; seed < 100; seed++) {
            vectors += wild(new Random(seed));
        }
        assertThat(vectors).isGreaterThan(1_000);
    }

    /** Seconds with anything in them, most of it usable; answers how many have a vector. */
    private static int wild(Random random) {
        FeatureSet features = new FeatureSet();
        long second = FeatureStream.START_SECOND;
        int vectors = 0;
        for (int i = 0; i < 400; i++) {
            second += random.nextInt(300) == 0 ? -random.nextInt(20) : 1;
            long time = second * FeatureStream.NANOS;
            long bid = any(random);
            features.onBook(TestBooks.touch(bid, any(random), bid + any(random), any(random)), time);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            features.onTrade(TestBooks.trade(time, any(random), any(random), side));
            long open = any(random);
            long close = any(random);
            if (features.onBar(TestBars.second(
                    second,
                    open,
                    Math.max(open, close),
                    Math.min(open, close),
                    close,
                    Math.max(0, any(random)),
                    false))) {
                assertThat(Arrays.stream(features.values()).allMatch(Double::isFinite))
                        .isTrue();
                vectors++;
            }
        }
        return vectors;
    }

    private static long any(Random random) {
        return switch (random.nextInt(1_000)) {
            case 0 -> 0;
            case 1 -> random.nextLong();
            case 2, 3, 4 -> Long.MAX_VALUE;
            case 5, 6, 7 -> 1;
            default -> 9_000 + random.nextInt(2_000);
        };
    }
}
