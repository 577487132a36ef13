package io.nautilus.indicators;

import io.nautilus.market.Decimals;
import io.nautilus.market.OrderBook;

/**
 * The order flow imbalance of the last {@code events} changes of the book: the sum of what each says of the flow (Cont,
 * Kukanov and Stoikov, 2014), in the quantity's unit, and that sum as a share of the flow in both directions, -1 to 1, 0
 * where none came. Warm-up: events + 1 books.
 */
public final class OrderFlowImbalance extends BookMeasure {
    private final OrderFlow flow = new OrderFlow();
    private final SlidingSum flows;
    private final SlidingSum sizes;

    public OrderFlowImbalance(int events) {
        super(period(events) + 1, "order_flow", "order_flow_imbalance");
        flows = new SlidingSum(events);
        sizes = new SlidingSum(events);
    }

    @Override
    void take(OrderBook book) {
        boolean compared = flow.begun();
        double next = flow.next(book);
        if (compared) {
            flows.add(next);
            sizes.add(Math.abs(next));
            say(0, flows.sum() / Decimals.power(book.quantityDecimals()));
            say(1, Ratio.of(flows.sum(), sizes.sum(), 0));
        }
        heard();
    }

    @Override
    void clear() {
        flow.clear();
        flows.clear();
        sizes.clear();
    }
}
