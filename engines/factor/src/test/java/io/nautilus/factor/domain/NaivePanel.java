package io.nautilus.factor.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * The same factors once more, for comparison: every value from the whole past, formula by formula as written down, with
 * exact sums. Nothing is kept from one question to the next.
 */
final class NaivePanel {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final int LEAVES_AFTER = 30;

    /** The bars of a close. */
    record Close(long time, SortedMap<String, Observation> bars) {}

    private final List<Close> closes;

    NaivePanel(List<Close> closes) {
        this.closes = closes;
    }

    /** The places of the closes at which an instrument had bars up to a place, since it last came back. */
    private List<Integer> life(String instrument, int upTo) {
        List<Integer> places = new ArrayList<>();
        for (int i = upTo; i >= 0; i--) {
            if (closes.get(i).bars().containsKey(instrument)) {
                boolean wasAway = !places.isEmpty()
                        && closes.get(places.getFirst()).time() - closes.get(i).time() > LEAVES_AFTER;
                if (wasAway) {
                    break;
                }
                places.addFirst(i);
            }
        }
        return places;
    }

    private Observation bar(String instrument, int place) {
        return closes.get(place).bars().get(instrument);
    }

    private Double moved(String instrument, int place) {
        List<Integer> life = life(instrument, place);
        if (life.size() < 2) {
            return null;
        }
        int before = life.get(life.size() - 2);
        return bar(instrument, place).close() / bar(instrument, before).close() - 1;
    }

    /** Over one step; null where there was no bar at the close before. */
    private Double stepped(String instrument, int place) {
        List<Integer> life = life(instrument, place);
        boolean consecutive = life.size() > 1
                && closes.get(place).time()
                                - closes.get(life.get(life.size() - 2)).time()
                        == 1;
        return consecutive ? moved(instrument, place) : null;
    }

    /** The mean return over one step at a close; null where fewer than two instruments had one. */
    private Double market(int place) {
        double sum = 0;
        int count = 0;
        for (String instrument : closes.get(place).bars().keySet()) {
            Double moved = stepped(instrument, place);
            if (moved != null) {
                sum += moved;
                count++;
            }
        }
        return count < 2 ? null : sum / count;
    }

    /** Values by instrument, null where there is none. */
    Map<String, Double> values(String factor, int place) {
        Map<String, Double> values = new TreeMap<>();
        for (String instrument : closes.get(place).bars().keySet()) {
            Double value = value(factor, instrument, place);
            values.put(instrument, value == null || !Double.isFinite(value) ? null : value);
        }
        return values;
    }

    private Double value(String factor, String instrument, int place) {
        List<Integer> life = life(instrument, place);
        List<Observation> bars =
                life.stream().map(each -> bar(instrument, each)).toList();
        List<Double> returns = new ArrayList<>();
        for (int i = 1; i < bars.size(); i++) {
            returns.add(bars.get(i).close() / bars.get(i - 1).close() - 1);
        }
        return switch (factor) {
            case "momentum-5" -> momentum(bars, 5, 0);
            case "momentum-20" -> momentum(bars, 20, 0);
            case "momentum-60" -> momentum(bars, 60, 0);
            case "momentum-60-5" -> momentum(bars, 60, 5);
            case "reversal-1" -> returns.isEmpty() ? null : -returns.getLast();
            case "high-nearness-60" -> nearness(last(bars, 60));
            case "volatility-20" -> volatility(last(returns, 20));
            case "downside-volatility-20" -> downside(last(returns, 20));
            case "high-low-range-20" -> range(last(bars, 20));
            case "max-return-20" ->
                last(returns, 20) == null
                        ? null
                        : last(returns, 20).stream()
                                .max(Comparator.naturalOrder())
                                .orElseThrow();
            case "skewness-60" -> skewness(last(returns, 60));
            case "illiquidity-20" -> illiquidity(bars, returns);
            case "volume-trend-20" -> volumeTrend(traded(last(bars, 20)));
            case "volume-price-correlation-20" -> volumePrice(traded(last(bars, 20)));
            case "vwap-gap-20" -> vwapGap(traded(last(bars, 20)));
            case "beta-60" -> regression(instrument, life)[0];
            case "idiosyncratic-volatility-60" -> regression(instrument, life)[1];
            default -> throw new IllegalArgumentException(factor);
        };
    }

    private static <T> List<T> last(List<T> all, int count) {
        return all.size() < count ? null : all.subList(all.size() - count, all.size());
    }

    private static List<Observation> traded(List<Observation> bars) {
        return bars == null || bars.stream().anyMatch(bar -> bar.volume() == 0) ? null : bars;
    }

    private static Double momentum(List<Observation> bars, int window, int skipped) {
        int newest = bars.size() - 1;
        return newest < window
                ? null
                : bars.get(newest - skipped).close() / bars.get(newest - window).close() - 1;
    }

    private static Double nearness(List<Observation> bars) {
        if (bars == null) {
            return null;
        }
        double high = 0;
        for (Observation bar : bars) {
            high = Math.max(high, bar.high());
        }
        return bars.getLast().close() / high;
    }

    private static BigDecimal sum(int count, IntToDoubleFunction value) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            sum = sum.add(new BigDecimal(value.applyAsDouble(i)));
        }
        return sum;
    }

    private static BigDecimal products(int count, IntToDoubleFunction a, IntToDoubleFunction b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            sum = sum.add(new BigDecimal(a.applyAsDouble(i)).multiply(new BigDecimal(b.applyAsDouble(i))));
        }
        return sum;
    }

    /** n sum(ab) - sum(a) sum(b): n times the sum of products of what is centred. */
    private static double scatter(int count, IntToDoubleFunction a, IntToDoubleFunction b) {
        return BigDecimal.valueOf(count)
                .multiply(products(count, a, b))
                .subtract(sum(count, a).multiply(sum(count, b)))
                .divide(BigDecimal.valueOf(count), DIGITS)
                .doubleValue();
    }

    private static Double volatility(List<Double> returns) {
        return returns == null ? null : Math.sqrt(scatter(20, returns::get, returns::get) / 19);
    }

    private static Double downside(List<Double> returns) {
        if (returns == null) {
            return null;
        }
        double sum = 0;
        for (double moved : returns) {
            sum += moved < 0 ? moved * moved : 0;
        }
        return Math.sqrt(sum / 20);
    }

    private static Double range(List<Observation> bars) {
        if (bars == null) {
            return null;
        }
        double sum = 0;
        for (Observation bar : bars) {
            sum += Math.pow(Math.log(bar.high()) - Math.log(bar.low()), 2);
        }
        return Math.sqrt(sum / 20 / (4 * Math.log(2)));
    }

    private static Double skewness(List<Double> returns) {
        if (returns == null) {
            return null;
        }
        int n = 60;
        BigDecimal mean = sum(n, returns::get).divide(BigDecimal.valueOf(n), DIGITS);
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal cubes = BigDecimal.ZERO;
        for (double moved : returns) {
            BigDecimal centred = new BigDecimal(moved).subtract(mean);
            squares = squares.add(centred.pow(2));
            cubes = cubes.add(centred.pow(3));
        }
        double deviation = Math.sqrt(squares.doubleValue() / (n - 1));
        double sum = cubes.doubleValue() / Math.pow(deviation, 3);
        return sum * n / ((n - 1.0) * (n - 2.0));
    }

    private static Double illiquidity(List<Observation> bars, List<Double> returns) {
        List<Observation> traded = traded(last(bars, 20));
        List<Double> moved = last(returns, 20);
        if (traded == null || moved == null) {
            return null;
        }
        double sum = 0;
        for (int i = 0; i < 20; i++) {
            sum += Math.abs(moved.get(i))
                    * 1e6
                    / traded.get(i).close()
                    / traded.get(i).volume();
        }
        return sum / 20;
    }

    private static Double volumeTrend(List<Observation> bars) {
        if (bars == null) {
            return null;
        }
        IntToDoubleFunction volume = i -> bars.get(i).volume();
        double slope = scatter(20, i -> i, volume) / scatter(20, i -> i, i -> i);
        return slope * 20 / sum(20, volume).doubleValue();
    }

    private static Double volumePrice(List<Observation> bars) {
        if (bars == null) {
            return null;
        }
        IntToDoubleFunction close = i -> bars.get(i).close();
        IntToDoubleFunction volume = i -> Math.log(bars.get(i).volume() + 1);
        return scatter(20, close, volume) / Math.sqrt(scatter(20, close, close) * scatter(20, volume, volume));
    }

    private static Double vwapGap(List<Observation> bars) {
        if (bars == null || bars.stream().anyMatch(bar -> bar.vwap() == 0)) {
            return null;
        }
        double value =
                products(20, i -> bars.get(i).vwap(), i -> bars.get(i).volume()).doubleValue();
        double volume = sum(20, i -> bars.get(i).volume()).doubleValue();
        return bars.getLast().close() * volume / value - 1;
    }

    /** Slope and standard error of r on m over the last 60 closes of the life that had both. */
    private Double[] regression(String instrument, List<Integer> life) {
        List<double[]> pairs = new ArrayList<>();
        for (int place : life) {
            Double moved = stepped(instrument, place);
            Double market = market(place);
            if (moved != null && market != null) {
                pairs.add(new double[] {moved, market});
            }
        }
        List<double[]> last = last(pairs, 60);
        if (last == null) {
            return new Double[2];
        }
        double ofMarket = scatter(60, i -> last.get(i)[1], i -> last.get(i)[1]);
        double ofBoth = scatter(60, i -> last.get(i)[0], i -> last.get(i)[1]);
        double ofReturns = scatter(60, i -> last.get(i)[0], i -> last.get(i)[0]);
        double unexplained = Math.max(0, ofReturns - ofBoth * ofBoth / ofMarket);
        return ofMarket == 0 ? new Double[2] : new Double[] {ofBoth / ofMarket, Math.sqrt(unexplained / 58)};
    }
}
