package io.nautilus.factor.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Closes of instruments of several kinds: some trade always, some seldom; some never move, have no volume or no vwap. */
final class RandomPanel {
    private static final int KINDS = 5;

    private RandomPanel() {}

    static List<NaivePanel.Close> closes(Random random, int count) {
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
            time += random.nextInt(80) == 0 ? 1 + random.nextInt(40) : 1;
            TreeMap<String, Observation> bars = new TreeMap<>();
            for (int each = 0; each < instruments; each++) {
                if (random.nextDouble() < presence[each]) {
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
