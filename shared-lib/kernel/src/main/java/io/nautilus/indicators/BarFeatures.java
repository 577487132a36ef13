package io.nautilus.indicators;

/** What a vector says of the series of bars. */
final class BarFeatures {
    /** How many values {@link #fill} writes. */
    static final int COUNT = 14;
    /** The slowest of them: the signal of the MACD. */
    static final int WARM_UP = 34;

    private final Ema fastAverage = new Ema(8);
    private final Ema slowAverage = new Ema(21);
    private final Macd macd = new Macd(12, 26, 9);
    private final Rsi rsi = new Rsi(14);
    private final Natr natr = new Natr(14);
    private final Bollinger bollinger = new Bollinger(20, 2);
    private final Stochastic stochastic = new Stochastic(14, 1, 1);
    private final Cci cci = new Cci(20);
    private final Adx adx = new Adx(14);
    private final RealisedVolatility volatility = new RealisedVolatility(20);
    private final Indicator[] all = {
        fastAverage, slowAverage, macd, rsi, natr, bollinger, stochastic, cci, adx, volatility
    };
    private final Delay closes1 = new Delay(1);
    private final Delay closes5 = new Delay(5);
    private final Delay closes20 = new Delay(20);
    private final SlidingSum volumes = new SlidingSum(20);
    private double past1;
    private double past5;
    private double past20;
    private double volume;
    private double close;
    private int seen;

    void update(Candle bar) {
        for (Indicator each : all) {
            each.update(bar);
        }
        close = bar.close();
        past1 = closes1.add(close);
        past5 = closes5.add(close);
        past20 = closes20.add(close);
        volume = bar.volume();
        volumes.add(volume);
        seen = Math.min(seen + 1, WARM_UP);
    }

    boolean ready() {
        return seen == WARM_UP;
    }

    /** Whether anything was traded in the window of volumes. */
    boolean traded() {
        return volumes.sum() > 0;
    }

    double close() {
        return close;
    }

    /** Writes the first values of a vector; of a ready series that traded. */
    void fill(double[] vector) {
        int at = 0;
        vector[at++] = Math.log(close / past1);
        vector[at++] = Math.log(close / past5);
        vector[at++] = Math.log(close / past20);
        vector[at++] = close / fastAverage.value() - 1;
        vector[at++] = close / slowAverage.value() - 1;
        vector[at++] = macd.value(2) / close;
        vector[at++] = rsi.value() / 100;
        vector[at++] = natr.value() / 100;
        vector[at++] = bollinger.value(4);
        vector[at++] = stochastic.value() / 100;
        vector[at++] = cci.value() / 100;
        vector[at++] = adx.value() / 100;
        vector[at++] = volatility.value();
        vector[at] = volume / volumes.mean();
    }

    void clear() {
        for (Indicator each : all) {
            each.reset();
        }
        closes1.clear();
        closes5.clear();
        closes20.clear();
        volumes.clear();
        seen = 0;
    }
}
