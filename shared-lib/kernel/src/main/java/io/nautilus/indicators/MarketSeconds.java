package io.nautilus.indicators;

import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import io.nautilus.market.TimeBars;

/**
 * The book and the trades of one instrument by the second of event time in which they were, for as many of the newest
 * seconds with events as are kept. Of a second there is the last state of the book and what flowed within it. An event
 * that comes late belongs to the newest second, but a trade to its own as long as {@link TimeBars} would count it: so a
 * second does not change any more when the bars of its time have closed.
 */
final class MarketSeconds {
    /** Bars may be this many seconds behind market data. */
    static final int KEPT = 128;

    static final long NANOS = 1_000_000_000L;

    private final MarketSecond[] seconds = new MarketSecond[KEPT];
    private final OrderFlow flow = new OrderFlow();
    private int newest;
    private int count;
    private long nowNanos;

    MarketSeconds() {
        for (int i = 0; i < KEPT; i++) {
            seconds[i] = new MarketSecond();
        }
    }

    void book(OrderBook book, long timeNanos) {
        MarketSecond second = at(timeNanos);
        if (BookMeasure.measurable(book)) {
            second.saw(book, nowNanos, flow.next(book));
        } else {
            lose(second);
        }
    }

    void bookLost(long timeNanos) {
        lose(at(timeNanos));
    }

    private void lose(MarketSecond second) {
        second.known = false;
        flow.clear();
    }

    void trade(Trade trade) {
        at(trade.eventTimeNanos());
        long number = Math.floorDiv(trade.eventTimeNanos(), NANOS);
        MarketSecond second = newestUpTo(number);
        boolean late = (number + 1) * NANOS + TimeBars.LATENESS_NANOS <= nowNanos;
        if (trade.quantity() > 0 && !late && second != null && second.number == number) {
            second.traded(trade.quantity(), trade.aggressor() == Side.BUY);
        }
    }

    /** The newest second; a new one begins with the state of the book that the one before ended with. */
    private MarketSecond at(long timeNanos) {
        if (count > 0 && timeNanos < nowNanos - TimeBars.BACKWARDS_NANOS) {
            clear();
        }
        nowNanos = count == 0 ? timeNanos : Math.max(nowNanos, timeNanos);
        long number = Math.floorDiv(nowNanos, NANOS);
        MarketSecond before = seconds[newest];
        if (count > 0 && before.number == number) {
            return before;
        }
        newest = newest + 1 == KEPT ? 0 : newest + 1;
        MarketSecond begun = seconds[newest];
        begun.begin(number, count == 0 ? null : before);
        count = Math.min(count + 1, KEPT);
        return begun;
    }

    /** The newest kept second that is not behind the one asked for, or null. */
    MarketSecond newestUpTo(long number) {
        int at = newest;
        for (int i = 0; i < count; i++) {
            if (seconds[at].number <= number) {
                return seconds[at];
            }
            at = at == 0 ? KEPT - 1 : at - 1;
        }
        return null;
    }

    /** What flowed in the {@code length} seconds that end with this one. */
    Flows flows(long number, int length) {
        Flows sum = new Flows();
        int at = newest;
        for (int i = 0; i < count && seconds[at].number > number - length; i++) {
            if (seconds[at].number <= number) {
                sum.add(seconds[at].flows);
            }
            at = at == 0 ? KEPT - 1 : at - 1;
        }
        return sum;
    }

    void clear() {
        count = 0;
        flow.clear();
    }

    /** What orders and trades did, as quantities. */
    static final class Flows {
        private double orders;
        private double orderSizes;
        private double trades;
        private double tradeSizes;

        private void add(Flows other) {
            orders += other.orders;
            orderSizes += other.orderSizes;
            trades += other.trades;
            tradeSizes += other.tradeSizes;
        }

        private void clear() {
            orders = 0;
            orderSizes = 0;
            trades = 0;
            tradeSizes = 0;
        }

        boolean traded() {
            return tradeSizes > 0;
        }

        /** As {@link OrderFlowImbalance}. */
        double orderImbalance() {
            return Ratio.of(orders, orderSizes, 0);
        }

        /** As {@link TradeFlow}; of what traded. */
        double tradeImbalance() {
            return trades / tradeSizes;
        }
    }

    /** One second of event time. */
    static final class MarketSecond {
        private final Flows flows = new Flows();
        private long number;
        private boolean known;
        private long sinceNanos;
        private double imbalance1;
        private double imbalance5;
        private double microprice;
        private double spread;
        private double mid;

        private void begin(long second, MarketSecond before) {
            number = second;
            flows.clear();
            known = before != null && before.known;
            if (known) {
                sinceNanos = before.sinceNanos;
                imbalance1 = before.imbalance1;
                imbalance5 = before.imbalance5;
                microprice = before.microprice;
                spread = before.spread;
                mid = before.mid;
            }
        }

        private void saw(OrderBook book, long timeNanos, double orderFlow) {
            sinceNanos = known ? sinceNanos : timeNanos;
            known = true;
            imbalance1 = BookImbalance.of(book, 1);
            imbalance5 = BookImbalance.of(book, 5);
            microprice = MicropriceGap.of(book);
            spread = RelativeSpread.of(book);
            mid = BookMeasure.mid(book);
            flows.orders += orderFlow;
            flows.orderSizes += Math.abs(orderFlow);
        }

        private void traded(double quantity, boolean bought) {
            flows.trades += bought ? quantity : -quantity;
            flows.tradeSizes += quantity;
        }

        /** Whether the book could be measured when the second ended. */
        boolean known() {
            return known;
        }

        /** Whether it could be measured without a break since then. */
        boolean knownSince(long timeNanos) {
            return known && sinceNanos <= timeNanos;
        }

        double imbalance1() {
            return imbalance1;
        }

        double imbalance5() {
            return imbalance5;
        }

        double microprice() {
            return microprice;
        }

        double spread() {
            return spread;
        }

        double mid() {
            return mid;
        }
    }
}
