package io.nautilus.analytics.domain;

import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.trading.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Round trips: from no position of an instrument to one and back to none. What a trip earned is what its sales brought
 * less what its purchases cost, fees taken off, exact. Only sums of closed trips are kept, and one of each open trip.
 */
final class Trips {
    private final String currency;
    private final TreeMap<String, Amount> open = new TreeMap<>();
    private long closed;
    private long won;
    private Amount profits = Amount.ZERO;
    private Amount losses = Amount.ZERO;
    private String otherCurrency = "";

    /** Profits are summed in {@code currency}. */
    Trips(String currency) {
        this.currency = currency;
    }

    void save(StateWriter out) {
        out.map(open, earned -> earned.save(out));
        out.number(closed);
        out.number(won);
        profits.save(out);
        losses.save(out);
        out.text(otherCurrency);
    }

    static Trips restored(StateReader in, String currency) {
        Trips trips = new Trips(currency);
        in.map(instrument -> trips.open.put(instrument, Amount.restored(in)));
        trips.closed = in.number();
        trips.won = in.number();
        trips.profits = Amount.restored(in);
        trips.losses = Amount.restored(in);
        trips.otherCurrency = in.text();
        return trips;
    }

    /** A fill, and whether the position is flat behind it. */
    void filled(OrderFilled fill, boolean flat) {
        Amount notional = new Amount(fill.quoteDecimals(), fill.notional());
        Amount flow = fill.side() == Side.BUY ? Amount.ZERO.minus(notional) : notional;
        Amount earned = open.getOrDefault(fill.instrument(), Amount.ZERO)
                .plus(flow)
                .minus(new Amount(fill.quoteDecimals(), fill.fee()));
        if (!fill.quoteCurrency().equals(currency)) {
            otherCurrency = fill.quoteCurrency();
        }
        if (flat) {
            open.remove(fill.instrument());
            close(earned);
        } else {
            open.put(fill.instrument(), earned);
        }
    }

    private void close(Amount earned) {
        closed++;
        if (earned.sign() > 0) {
            won++;
            profits = profits.plus(earned);
        } else {
            losses = losses.minus(earned);
        }
    }

    /** The account begins anew: trips that are open are none. */
    void reset() {
        open.clear();
    }

    /** Empty, or the currency that sums cannot be said for. */
    String otherCurrency() {
        return otherCurrency;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>(3);
        figures.add(Figure.of(Measure.CLOSED_TRIPS, closed));
        figures.add(
                closed == 0
                        ? Figure.absent(Measure.WIN_RATE, "no-closed-trips")
                        : Figure.of(Measure.WIN_RATE, (double) won / closed));
        figures.add(profitFactor());
        return figures;
    }

    private Figure profitFactor() {
        if (closed == 0) {
            return Figure.absent(Measure.PROFIT_FACTOR, "no-closed-trips");
        }
        if (!otherCurrency.isEmpty()) {
            return Figure.absent(Measure.PROFIT_FACTOR, "no-rate " + otherCurrency);
        }
        return losses.isZero()
                ? Figure.absent(Measure.PROFIT_FACTOR, "no-losses")
                : Figure.of(Measure.PROFIT_FACTOR, Ratio.of(profits, losses));
    }
}
