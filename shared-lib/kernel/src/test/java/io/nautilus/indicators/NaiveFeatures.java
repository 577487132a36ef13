package io.nautilus.indicators;

import static io.nautilus.indicators.Series.mean;
import static io.nautilus.indicators.Series.ratio;

import io.nautilus.contracts.Side;
import io.nautilus.indicators.FeatureStream.Closed;
import io.nautilus.indicators.FeatureStream.Event;
import io.nautilus.indicators.NaiveIndicators.Bars;
import io.nautilus.market.OrderBook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/** The twin of {@link FeatureSet}: keeps everything and computes each value from its definition. */
final class NaiveFeatures {
    private static final double LATENESS_SECONDS = 0.25;

    /** An event with the second that it counts for, or none where a trade is too late. */
    private record Dated(Event event, long second) {}

    private final List<Dated> events = new ArrayList<>();
    private final Bars bars;
    private final List<Closed> closed;

    NaiveFeatures(FeatureStream stream) {
        closed = stream.bars;
        bars = Bars.of(closed.stream().map(each -> Candle.of(each.bar())).toList());
        long now = Long.MIN_VALUE;
        for (Event event : stream.events) {
            now = Math.max(now, event.timeNanos());
            long own = Math.floorDiv(event.timeNanos(), FeatureStream.NANOS);
            boolean over = (own + 1 + LATENESS_SECONDS) * FeatureStream.NANOS <= now;
            if (event.trade() == null) {
                events.add(new Dated(event, Math.floorDiv(now, FeatureStream.NANOS)));
            } else if (!over) {
                events.add(new Dated(event, own));
            }
        }
    }

    /** The vector of every bar, of meaning from the end of the warm-up on. */
    List<double[]> vectors() {
        List<List<Double>> columns = new ArrayList<>();
        columns.add(each(i -> Math.log(bars.close()[i] / bars.close()[i - 1])));
        columns.add(each(i -> Math.log(bars.close()[i] / bars.close()[i - 5])));
        columns.add(each(i -> Math.log(bars.close()[i] / bars.close()[i - 20])));
        columns.add(of(twin("ema", 0, 8), (ema, close) -> close / ema - 1));
        columns.add(of(twin("ema", 0, 21), (ema, close) -> close / ema - 1));
        columns.add(of(twin("macd", 2, 12, 26, 9), (macd, close) -> macd / close));
        columns.add(of(twin("rsi", 0, 14), (percent, close) -> percent / 100));
        columns.add(of(twin("natr", 0, 14), (percent, close) -> percent / 100));
        columns.add(of(twin("bollinger", 4, 20, 2), (place, close) -> place));
        columns.add(of(twin("stochastic", 0, 14, 1, 1), (percent, close) -> percent / 100));
        columns.add(of(twin("cci", 0, 20), (index, close) -> index / 100));
        columns.add(of(twin("adx", 0, 14), (percent, close) -> percent / 100));
        columns.add(of(twin("realised_volatility", 0, 20), (volatility, close) -> volatility));
        columns.add(of(ratio(bars.volume(), mean(bars.volume(), 20), Double.NaN), (share, close) -> share));
        columns.add(each(i -> trades(i, 1)));
        columns.add(each(i -> trades(i, 5)));
        columns.add(each(i -> imbalance(book(i), 1)));
        columns.add(each(i -> imbalance(book(i), 5)));
        columns.add(each(i -> microprice(book(i)) / mid(book(i)) - 1));
        columns.add(each(i -> (book(i).bestAsk() - book(i).bestBid()) / mid(book(i))));
        columns.add(each(i -> mid(book(i)) / 100 / bars.close()[i] - 1));
        columns.add(each(i -> flow(i, 1)));
        columns.add(each(i -> flow(i, 5)));
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < closed.size(); i++) {
            int bar = i;
            vectors.add(columns.stream().mapToDouble(column -> column.get(bar)).toArray());
        }
        return vectors;
    }

    /** The values of a whole series, each made of the bar's own. */
    private List<Double> of(double[] series, DoubleBinaryOperator withClose) {
        return each(i -> withClose.applyAsDouble(series[i], bars.close()[i]));
    }

    private List<Double> each(ToDoubleFunction<Integer> value) {
        List<Double> column = new ArrayList<>();
        for (int i = 0; i < closed.size(); i++) {
            column.add(i + 1 < FeatureSet.warmUpBars() ? Double.NaN : value.applyAsDouble(i));
        }
        return column;
    }

    private double[] twin(String name, int output, double... parameters) {
        return NaiveIndicators.twins().get(name).of(bars, parameters)[output];
    }

    private long second(int bar) {
        return closed.get(bar).bar().startNanos() / FeatureStream.NANOS;
    }

    private OrderBook book(int bar) {
        return events.stream()
                .filter(each -> each.event().trade() == null && each.second() <= second(bar))
                .reduce((first, later) -> later)
                .orElseThrow()
                .event()
                .book();
    }

    private double trades(int bar, int seconds) {
        double bought = 0;
        double sold = 0;
        for (Dated each : events) {
            boolean within = each.second() <= second(bar) && each.second() > second(bar) - seconds;
            if (within && each.event().trade() != null) {
                long quantity = each.event().trade().quantity();
                bought += each.event().trade().aggressor() == Side.BUY ? quantity : 0;
                sold += each.event().trade().aggressor() == Side.SELL ? quantity : 0;
            }
        }
        return (bought - sold) / (bought + sold);
    }

    private double flow(int bar, int seconds) {
        double sum = 0;
        double sizes = 0;
        OrderBook before = null;
        for (Dated each : events) {
            OrderBook book = each.event().book();
            if (book == null) {
                continue;
            }
            boolean within = each.second() <= second(bar) && each.second() > second(bar) - seconds;
            if (before != null && within) {
                double change = bids(before, book) - asks(before, book);
                sum += change;
                sizes += Math.abs(change);
            }
            before = book;
        }
        return sizes == 0 ? 0 : sum / sizes;
    }

    private static double bids(OrderBook before, OrderBook now) {
        int moved = Long.compare(now.bestBid(), before.bestBid());
        return switch (moved) {
            case 1 -> now.bidQuantity(0);
            case 0 -> now.bidQuantity(0) - before.bidQuantity(0);
            default -> -before.bidQuantity(0);
        };
    }

    private static double asks(OrderBook before, OrderBook now) {
        int moved = Long.compare(now.bestAsk(), before.bestAsk());
        return switch (moved) {
            case 1 -> -before.askQuantity(0);
            case 0 -> now.askQuantity(0) - before.askQuantity(0);
            default -> now.askQuantity(0);
        };
    }

    private static double mid(OrderBook book) {
        return (book.bestBid() + book.bestAsk()) / 2.0;
    }

    private static double microprice(OrderBook book) {
        double bid = book.bidQuantity(0);
        double ask = book.askQuantity(0);
        return (book.bestBid() * ask + book.bestAsk() * bid) / (bid + ask);
    }

    private static double imbalance(OrderBook book, int levels) {
        OrderBook.Depth depth = book.depth(levels);
        double bid = 0;
        double ask = 0;
        for (int i = 0; i < depth.bids().size(); i++) {
            bid += depth.bids().quantity(i);
        }
        for (int i = 0; i < depth.asks().size(); i++) {
            ask += depth.asks().quantity(i);
        }
        return (bid - ask) / (bid + ask);
    }
}
