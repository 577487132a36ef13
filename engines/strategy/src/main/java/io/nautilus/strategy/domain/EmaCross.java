package io.nautilus.strategy.domain;

import io.nautilus.contracts.Prediction;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Long while the fast exponential average of closes is above the slow one. Averages begin at the first close and count
 * when as many bars as the slow one has were seen.
 */
final class EmaCross implements Strategy {
    /**
     * A start reads back at least so many times the bars of the slow average, and so many are kept for one that is made
     * or changed: where it begins then weighs less than one part in 20,000.
     */
    private static final int READ_BACK_LENGTHS = 5;

    /** The most bars of any average; of long bars fewer are read back. */
    static final int LONGEST = History.BARS / READ_BACK_LENGTHS;

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

    static void check(Parameters parameters) throws Invalid {
        int slow = parameters.integer("slow");
        if (parameters.integer("fast") >= slow) {
            throw new Invalid("fast=%s has to be less than slow=%d".formatted(parameters.value("fast"), slow));
        }
        String interval = parameters.value("interval");
        int most = longest(BarInterval.named(interval).orElseThrow());
        if (slow > most) {
            throw new Invalid(
                    "slow=%d of %s would not be the same after a restart: at most %d".formatted(slow, interval, most));
        }
    }

    /** The most bars of the slow average. */
    static int longest(BarInterval interval) {
        long barsBack = TimeUnit.SECONDS.toNanos(StrategyKind.READ_BACK_SECONDS) / interval.nanos();
        return (int) Math.min(LONGEST, barsBack / READ_BACK_LENGTHS);
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
