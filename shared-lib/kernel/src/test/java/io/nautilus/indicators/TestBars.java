package io.nautilus.indicators;

import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bars as tests want them. */
final class TestBars {
    private TestBars() {}

    /** A random walk; {@code tick} rounds the prices, so that some are the same, 0 does not. */
    static List<Candle> walk(long seed, int count, double tick) {
        Random random = new Random(seed);
        List<Candle> bars = new ArrayList<>(count);
        double close = 50 + 100 * random.nextDouble();
        for (int i = 0; i < count; i++) {
            double open = rounded(close * (1 + 0.002 * random.nextGaussian()), tick);
            close = rounded(open * (1 + 0.01 * random.nextGaussian()), tick);
            double high = rounded(Math.max(open, close) * (1 + 0.004 * random.nextDouble()), tick);
            double low = rounded(Math.min(open, close) * (1 - 0.004 * random.nextDouble()), tick);
            double volume = random.nextInt(10) == 0 ? 0 : 1_000 * random.nextDouble();
            bars.add(new Candle(
                    open, Math.max(high, Math.max(open, close)), Math.min(low, Math.min(open, close)), close, volume));
        }
        return bars;
    }

    private static double rounded(double price, double tick) {
        return tick == 0 ? price : Math.max(tick, Math.rint(price / tick) * tick);
    }

    /** Each the same price four times. */
    static Candle flat(double price, double volume) {
        return new Candle(price, price, price, price, volume);
    }

    /** Prices anywhere in the range of a candle, most of them far apart. */
    static List<Candle> wild(long seed, int count) {
        Random random = new Random(seed);
        List<Candle> bars = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double a = anywhere(random);
            double b = anywhere(random);
            double close = random.nextBoolean() ? a : b;
            double volume = random.nextInt(4) == 0 ? 0 : anywhere(random);
            bars.add(new Candle(random.nextBoolean() ? a : b, Math.max(a, b), Math.min(a, b), close, volume));
        }
        return bars;
    }

    private static double anywhere(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Candle.LEAST;
            case 1 -> Candle.MOST;
            case 2 -> 1;
            default -> Math.pow(10, -17 + 35 * random.nextDouble());
        };
    }

    /** A bar of one second with prices in cents and volumes in thousandths. */
    static Bar second(long second, long open, long high, long low, long close, long volume, boolean partial) {
        long start = second * 1_000_000_000L;
        Basis basis = volume == 0 ? Basis.MID : Basis.TRADES;
        return new Bar(
                BarInterval.S1,
                start,
                basis,
                2,
                3,
                4,
                open,
                high,
                low,
                close,
                volume,
                close * 100,
                1,
                0,
                partial,
                start);
    }
}
