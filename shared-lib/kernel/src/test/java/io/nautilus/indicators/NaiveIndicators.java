package io.nautilus.indicators;

import static io.nautilus.indicators.Series.deviation;
import static io.nautilus.indicators.Series.exponential;
import static io.nautilus.indicators.Series.least;
import static io.nautilus.indicators.Series.mean;
import static io.nautilus.indicators.Series.minus;
import static io.nautilus.indicators.Series.most;
import static io.nautilus.indicators.Series.of;
import static io.nautilus.indicators.Series.plus;
import static io.nautilus.indicators.Series.ratio;
import static io.nautilus.indicators.Series.sum;
import static io.nautilus.indicators.Series.times;
import static io.nautilus.indicators.Series.where;
import static io.nautilus.indicators.Series.wilder;
import static io.nautilus.indicators.Series.zip;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Twins of the indicators: all bars in, every output's whole series out, each value from the whole history. */
final class NaiveIndicators {
    /** Gives the series of each output. */
    interface Twin {
        double[][] of(Bars bars, double[] p);
    }

    /** The bars by field. */
    record Bars(double[] open, double[] high, double[] low, double[] close, double[] volume, double[] typical) {
        static Bars of(List<Candle> candles) {
            return new Bars(
                    field(candles, Candle::open),
                    field(candles, Candle::high),
                    field(candles, Candle::low),
                    field(candles, Candle::close),
                    field(candles, Candle::volume),
                    field(candles, Candle::typical));
        }

        private static double[] field(List<Candle> candles, ToDoubleFunction<Candle> field) {
            return candles.stream().mapToDouble(field).toArray();
        }

        int size() {
            return close.length;
        }

        /** What a field changed since the bar before. */
        double[] changes(double[] field) {
            return where(size(), i -> i > 0, i -> field[i] - field[i - 1]);
        }

        double[] rises(double[] field) {
            double[] changes = changes(field);
            return where(size(), i -> i > 0, i -> Math.max(0, changes[i]));
        }

        double[] falls(double[] field) {
            double[] changes = changes(field);
            return where(size(), i -> i > 0, i -> Math.max(0, -changes[i]));
        }

        double[] returns() {
            return where(size(), i -> i > 0, i -> Math.log(close[i] / close[i - 1]));
        }

        double[] trueRanges(boolean withFirst) {
            return where(size(), i -> withFirst || i > 0, i -> {
                double own = high[i] - low[i];
                return i == 0
                        ? own
                        : Math.max(own, Math.max(Math.abs(high[i] - close[i - 1]), Math.abs(low[i] - close[i - 1])));
            });
        }
    }

    private static final Map<String, Twin> TWINS = new TreeMap<>();

    static {
        TWINS.put("sma", (b, p) -> one(mean(b.close, (int) p[0])));
        TWINS.put("ema", (b, p) -> one(exponential(b.close, (int) p[0])));
        TWINS.put("wma", (b, p) -> one(weighted(b, (int) p[0])));
        TWINS.put("tema", (b, p) -> one(tema(b, (int) p[0])));
        TWINS.put("kama", (b, p) -> one(kama(b, (int) p[0], p[1], p[2])));
        TWINS.put("rsi", (b, p) -> one(rsi(b, (int) p[0])));
        TWINS.put("macd", (b, p) -> macd(b, (int) p[0], (int) p[1], (int) p[2]));
        TWINS.put("ppo", (b, p) -> one(apart(mean(b.close, (int) p[0]), mean(b.close, (int) p[1]))));
        TWINS.put("trix", (b, p) -> one(trix(b, (int) p[0])));
        TWINS.put("roc", (b, p) -> one(roc(b.close, (int) p[0])));
        TWINS.put("atr", (b, p) -> one(wilder(b.trueRanges(true), (int) p[0])));
        TWINS.put("atr_simple", (b, p) -> one(mean(b.trueRanges(true), (int) p[0])));
        TWINS.put("natr", (b, p) -> one(times(100, ratio(wilder(b.trueRanges(false), (int) p[0]), b.close, 0))));
        TWINS.put("adx", (b, p) -> adx(b, (int) p[0]));
        TWINS.put("cci", (b, p) -> one(cci(b, (int) p[0])));
        TWINS.put("cmo", (b, p) -> one(cmo(b, (int) p[0])));
        TWINS.put("mfi", (b, p) -> one(mfi(b, (int) p[0])));
        TWINS.put("obv", (b, p) -> one(obv(b)));
        TWINS.put("bollinger", (b, p) -> bollinger(b, (int) p[0], p[1]));
        TWINS.put("donchian", (b, p) -> donchian(b, (int) p[0]));
        TWINS.put("stochastic", (b, p) -> stochastic(place(b, (int) p[0]), (int) p[1], (int) p[2]));
        TWINS.put("stochrsi", (b, p) -> stochrsi(b, p));
        TWINS.put("williams_r", (b, p) -> one(plus(place(b, (int) p[0]), of(b.size(), i -> -100))));
        TWINS.put("aroon", (b, p) -> aroon(b, (int) p[0]));
        TWINS.put("ultimate", (b, p) -> one(ultimate(b, (int) p[0], (int) p[1], (int) p[2])));
        TWINS.put("vwap", (b, p) -> one(vwap(b, (int) p[0])));
        TWINS.put("realised_volatility", (b, p) -> one(volatility(b, (int) p[0])));
        TWINS.put("bipower_variation", (b, p) -> one(bipower(b, (int) p[0])));
    }

    private NaiveIndicators() {}

    static Map<String, Twin> twins() {
        return TWINS;
    }

    private static double[][] one(double[] series) {
        return new double[][] {series};
    }

    private static double[] weighted(Bars b, int period) {
        return where(b.size(), i -> i >= period - 1, i -> {
            double sum = 0;
            double weights = 0;
            for (int weight = 1; weight <= period; weight++) {
                sum += weight * b.close[i - period + weight];
                weights += weight;
            }
            return sum / weights;
        });
    }

    private static double[] tema(Bars b, int period) {
        double[] first = exponential(b.close, period);
        double[] second = exponential(first, period);
        double[] third = exponential(second, period);
        return plus(times(3, minus(first, second)), third);
    }

    private static double[] trix(Bars b, int period) {
        double[] third = exponential(exponential(exponential(b.close, period), period), period);
        return roc(third, 1);
    }

    private static double[] roc(double[] series, int period) {
        return where(series.length, i -> i >= period, i -> 100 * (series[i] / series[i - period] - 1));
    }

    private static double[] apart(double[] fast, double[] slow) {
        return times(100, zip(fast, slow, (x, y) -> (x - y) / y));
    }

    private static double[] kama(Bars b, int period, double fast, double slow) {
        double[] ways = sum(of(b.size(), i -> i == 0 ? Double.NaN : Math.abs(b.close[i] - b.close[i - 1])), period);
        double[] kama = new double[b.size()];
        for (int i = 0; i < b.size(); i++) {
            if (i < period) {
                kama[i] = b.close[i];
                continue;
            }
            double straight = ways[i] == 0 ? 1 : Math.abs(b.close[i] - b.close[i - period]) / ways[i];
            double weight = Math.pow(straight * (2 / (fast + 1) - 2 / (slow + 1)) + 2 / (slow + 1), 2);
            kama[i] = (1 - weight) * kama[i - 1] + weight * b.close[i];
        }
        return where(b.size(), i -> i >= period, i -> kama[i]);
    }

    private static double[] rsi(Bars b, int period) {
        double[] rises = wilder(b.rises(b.close), period);
        return times(100, ratio(rises, plus(rises, wilder(b.falls(b.close), period)), 0.5));
    }

    private static double[] cmo(Bars b, int period) {
        double[] rises = wilder(b.rises(b.close), period);
        double[] falls = wilder(b.falls(b.close), period);
        return times(100, ratio(minus(rises, falls), plus(rises, falls), 0));
    }

    private static double[][] macd(Bars b, int fast, int slow, int signal) {
        double[] apart = minus(exponential(b.close, fast), exponential(b.close, slow));
        double[] line = exponential(apart, signal);
        return new double[][] {apart, line, minus(apart, line)};
    }

    private static double[][] adx(Bars b, int period) {
        double[] ups = b.rises(b.high);
        double[] downs = b.falls(b.low);
        double[] ranges = wilder(b.trueRanges(false), period);
        double[] plus = times(100, ratio(wilder(larger(ups, downs), period), ranges, 0));
        double[] minus = times(100, ratio(wilder(larger(downs, ups), period), ranges, 0));
        double[] index = times(100, ratio(zip(plus, minus, (x, y) -> Math.abs(x - y)), plus(plus, minus), 0));
        return new double[][] {wilder(index, period), plus, minus};
    }

    /** The values that are larger than the others, 0 in place of the rest. */
    private static double[] larger(double[] values, double[] others) {
        return where(values.length, i -> i > 0, i -> values[i] > others[i] ? values[i] : 0);
    }

    private static double[] cci(Bars b, int period) {
        double[] apart = minus(b.typical, mean(b.typical, period));
        return ratio(apart, times(0.015, deviation(b.typical, period, false)), 0);
    }

    private static double[] mfi(Bars b, int period) {
        double[] changes = b.changes(b.typical);
        double[] up = sum(where(b.size(), i -> i > 0, i -> changes[i] > 0 ? b.typical[i] * b.volume[i] : 0), period);
        double[] down = sum(where(b.size(), i -> i > 0, i -> changes[i] < 0 ? b.typical[i] * b.volume[i] : 0), period);
        return times(100, ratio(up, plus(up, down), 0.5));
    }

    private static double[] obv(Bars b) {
        double[] balance = new double[b.size()];
        for (int i = 0; i < b.size(); i++) {
            int sign = i == 0 ? 1 : Double.compare(b.close[i], b.close[i - 1]);
            balance[i] = (i == 0 ? 0 : balance[i - 1]) + sign * b.volume[i];
        }
        return balance;
    }

    private static double[][] bollinger(Bars b, int period, double width) {
        double[] middle = mean(b.close, period);
        double[] variance = deviation(b.close, period, true);
        double[] reach = of(b.size(), i -> width * Math.sqrt(variance[i]));
        double[] upper = plus(middle, reach);
        double[] lower = minus(middle, reach);
        double[] apart = minus(upper, lower);
        return new double[][] {
            middle, upper, lower, times(100, ratio(apart, middle, 0)), ratio(minus(b.close, lower), apart, 0.5)
        };
    }

    private static double[][] donchian(Bars b, int period) {
        double[] upper = most(b.high, period);
        double[] lower = least(b.low, period);
        return new double[][] {upper, lower, times(0.5, plus(upper, lower))};
    }

    private static double[] place(Bars b, int period) {
        double[] lowest = least(b.low, period);
        return times(100, ratio(minus(b.close, lowest), minus(most(b.high, period), lowest), 0.5));
    }

    private static double[][] stochastic(double[] place, int smooth, int signal) {
        double[] k = mean(place, smooth);
        return new double[][] {k, mean(k, signal)};
    }

    private static double[][] stochrsi(Bars b, double[] p) {
        double[] rsi = rsi(b, (int) p[0]);
        double[] lowest = least(rsi, (int) p[1]);
        double[] apart = minus(most(rsi, (int) p[1]), lowest);
        double[] standing = of(b.size(), i -> apart[i] <= 1e-9 ? 0 : apart[i]);
        double[] place = times(100, ratio(minus(rsi, lowest), standing, 0.5));
        return stochastic(place, (int) p[2], (int) p[3]);
    }

    private static double[][] aroon(Bars b, int period) {
        double[] up = where(b.size(), i -> i >= period, i -> fresh(b.high, i, period, 1));
        double[] down = where(b.size(), i -> i >= period, i -> fresh(b.low, i, period, -1));
        return new double[][] {minus(up, down), up, down};
    }

    private static double fresh(double[] field, int end, int period, int sign) {
        int best = end;
        for (int i = end; i >= end - period; i--) {
            best = sign * field[i] > sign * field[best] ? i : best;
        }
        return 100.0 * (period - (end - best)) / period;
    }

    private static double[] ultimate(Bars b, int fast, int middle, int slow) {
        double[] pressure = where(b.size(), i -> i > 0, i -> b.close[i] - Math.min(b.low[i], b.close[i - 1]));
        double[] ranges = b.trueRanges(false);
        double[] shares = times(4, ratio(sum(pressure, fast), sum(ranges, fast), 0.5));
        shares = plus(shares, times(2, ratio(sum(pressure, middle), sum(ranges, middle), 0.5)));
        shares = plus(shares, ratio(sum(pressure, slow), sum(ranges, slow), 0.5));
        return times(100 / 7.0, shares);
    }

    private static double[] vwap(Bars b, int period) {
        double[] price = of(b.size(), i -> (b.open[i] + b.high[i] + b.low[i] + b.close[i]) / 4);
        double[] volumes = sum(b.volume, period);
        double[] turnovers = sum(zip(price, b.volume, (x, y) -> x * y), period);
        double[] plain = mean(price, period);
        return of(b.size(), i -> volumes[i] == 0 ? plain[i] : turnovers[i] / volumes[i]);
    }

    private static double[] volatility(Bars b, int period) {
        double[] returns = b.returns();
        double[] squares = sum(of(b.size(), i -> returns[i] * returns[i]), period);
        return of(b.size(), i -> Math.sqrt(squares[i]));
    }

    private static double[] bipower(Bars b, int period) {
        double[] returns = b.returns();
        double[] products =
                where(b.size(), i -> i > 1, i -> Math.abs(returns[i]) * Math.abs(returns[i - 1]) * Math.PI / 2);
        return sum(products, period - 1);
    }
}
