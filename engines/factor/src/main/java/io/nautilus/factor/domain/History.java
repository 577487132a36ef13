package io.nautilus.factor.domain;

import java.util.OptionalDouble;

/**
 * The newest bars of one instrument, as many as the longest factor needs. Formulas read it whole on every bar, which is
 * O(window): so a value is a function of its window alone, bit for bit the same live, after a restart and from a table,
 * and no sum gathers rounding. {@code ago} is 0 for the newest bar.
 */
final class History {
    private final int capacity;
    private final double[] highs;
    private final double[] lows;
    private final double[] closes;
    private final double[] volumes;
    private final double[] vwaps;
    private final double[] returns;
    private final double[] paired;
    private final double[] markets;
    private int size;
    private int pairs;
    private int newest = -1;
    private int newestPair = -1;
    private int volumeRun;
    private int vwapRun;

    History(int capacity) {
        this.capacity = capacity;
        highs = new double[capacity];
        lows = new double[capacity];
        closes = new double[capacity];
        volumes = new double[capacity];
        vwaps = new double[capacity];
        returns = new double[capacity];
        paired = new double[capacity];
        markets = new double[capacity];
    }

    /** The return that a next bar would bring; none where it would be the first. */
    OptionalDouble returnOf(Observation next) {
        return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(next.close() / close(0) - 1);
    }

    /** Takes the next bar, and the market's return beside it where there was one. */
    void add(Observation bar, OptionalDouble market) {
        OptionalDouble moved = returnOf(bar);
        newest = (newest + 1) % capacity;
        size = Math.min(capacity, size + 1);
        highs[newest] = bar.high();
        lows[newest] = bar.low();
        closes[newest] = bar.close();
        volumes[newest] = bar.volume();
        vwaps[newest] = bar.vwap();
        returns[newest] = moved.orElse(0);
        volumeRun = bar.hasVolume() ? Math.min(capacity, volumeRun + 1) : 0;
        vwapRun = bar.hasVwap() ? Math.min(capacity, vwapRun + 1) : 0;
        if (moved.isPresent() && market.isPresent()) {
            newestPair = (newestPair + 1) % capacity;
            pairs = Math.min(capacity, pairs + 1);
            paired[newestPair] = moved.getAsDouble();
            markets[newestPair] = market.getAsDouble();
        }
    }

    int size() {
        return size;
    }

    int pairs() {
        return pairs;
    }

    int volumeRun() {
        return volumeRun;
    }

    int vwapRun() {
        return vwapRun;
    }

    double high(int ago) {
        return highs[at(newest, ago)];
    }

    double low(int ago) {
        return lows[at(newest, ago)];
    }

    double close(int ago) {
        return closes[at(newest, ago)];
    }

    double volume(int ago) {
        return volumes[at(newest, ago)];
    }

    double vwap(int ago) {
        return vwaps[at(newest, ago)];
    }

    /** The simple return of a bar against the one before it. */
    double moved(int ago) {
        return returns[at(newest, ago)];
    }

    /** The return of a bar that had a market beside it. */
    double paired(int ago) {
        return paired[at(newestPair, ago)];
    }

    /** The market's return beside {@link #paired}. */
    double market(int ago) {
        return markets[at(newestPair, ago)];
    }

    private int at(int last, int ago) {
        return last >= ago ? last - ago : last - ago + capacity;
    }
}
