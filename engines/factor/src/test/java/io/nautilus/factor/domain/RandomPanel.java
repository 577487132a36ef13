package io.nautilus.factor.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Closes of instruments of several kinds: some trade always, some seldom; some never move, or lack volume or vwap. */
final class RandomPanel {
    private static final int KINDS = 5;

    private RandomPanel() {}

    /** Now and then time jumps so far that all have left; who is away then may come back later than others. */
    static List<NaivePanel.Close> closes(Random random, int count) {
        return closes(random, count, false);
    }

    /** The same, but after a jump all come back together. */
    static List<NaivePanel.Close> closesOfAll(Random random, int count) {
        return closes(random, count, true);
    }

    private static List<NaivePanel.Close> closes(Random random, int count, boolean together) {
        int instruments = 2 + random.nextInt(5);
        double[] prices = new double[instruments];
        double[] presence = new double[instruments];
        for (int i = 0; i < instruments; i++) {
            prices[i] = Math.exp(random.nextDouble() * 8 - 3);
            presence[i] = random.nextInt(3) == 0 ? 0.6 + 0.4 * random.nextDouble() : 1;
        }
        List<NaivePanel.Close> closes = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < count; i++) {
            boolean jumps = i == 0 || random.nextInt(80) == 0;
            time += jumps ? 1 + random.nextInt(40) : 1;
            TreeMap<String, Observation> bars = new TreeMap<>();
            for (int each = 0; each < instruments; each++) {
                if (together && jumps || random.nextDouble() < presence[each]) {
                    bars.put(name(each), next(random, prices, each));
                }
            }
            if (!bars.isEmpty()) {
                closes.add(new NaivePanel.Close(time, bars));
            }
        }
        return closes;
    }

    static String name(int instrument) {
        return (char) ('A' + instrument) + "-USD.TEST";
    }

    private static Observation next(Random random, double[] prices, int each) {
        int kind = each % KINDS;
        double open = prices[each];
        prices[each] *= kind == 3 ? 1 : Math.exp(random.nextGaussian() * 0.01);
        double close = prices[each];
        double high = Math.max(open, close) * (1 + 0.005 * random.nextDouble());
        double low = Math.min(open, close) * (1 - 0.005 * random.nextDouble());
        double volume = kind == 2 ? 0 : Math.round(1 + random.nextDouble() * 1_000) / 8.0;
        double vwap = kind == 2 || kind == 4 ? 0 : (low + high) / 2;
        return Observation.of(open, high, low, close, volume, vwap);
    }
}
