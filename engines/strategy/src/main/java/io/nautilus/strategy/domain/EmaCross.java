package io.nautilus.strategy.domain;

import io.nautilus.contracts.Prediction;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Long while the fast exponential average of closes is above the slow one. Averages begin at the first close and count
 * when as many bars as the slow one has were seen.
 */
final class EmaCross implements Strategy {
    private final String interval;
    private final int slowBars;
    private final double fastWeight;
    private final double slowWeight;
    private final Target target;
    private int bars;
    private double fast;
    private double slow;

    EmaCross(Parameters parameters) {
        interval = parameters.value("interval");
        slowBars = parameters.integer("slow");
        fastWeight = weight(parameters.integer("fast"));
        slowWeight = weight(slowBars);
        target = new Target(parameters);
    }

    /** That of an average of so many bars: 2 / (n + 1). */
    private static double weight(int bars) {
        return 2.0 / (bars + 1);
    }

    @Override
    public void on(Happening happening, Situation now, Intents out) {
        switch (happening) {
            case Happening.BarClosed(Bar bar) -> {
                average(bar);
                follow(now, out);
            }
            case Happening.Filled filled -> follow(now, out);
            case Happening.Predicted predicted -> {}
        }
    }

    private void follow(Situation now, Intents out) {
        if (bars >= slowBars) {
            target.approach(fast > slow, now, out);
        }
    }

    private void average(Bar bar) {
        double close = bar.close() / Math.pow(10, bar.priceDecimals());
        fast = bars == 0 ? close : fast + fastWeight * (close - fast);
        slow = bars == 0 ? close : slow + slowWeight * (close - slow);
        bars = Math.min(bars + 1, slowBars);
    }

    @Override
    public boolean takes(BarInterval length) {
        return length.text().equals(interval);
    }

    @Override
    public boolean takes(Prediction prediction) {
        return false;
    }

    @Override
    public SortedMap<String, Double> figures() {
        SortedMap<String, Double> figures = new TreeMap<>();
        if (bars >= slowBars) {
            figures.put("fast", fast);
            figures.put("slow", slow);
        }
        return figures;
    }
}
