package io.nautilus.benchmarks.orders;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;

/** The orders that are measured: small, resting at the best bid, over all instruments in turn. */
final class BenchOrders {
    static final String ACCOUNT = "main";

    private static final long QUANTITY = 10;

    private BenchOrders() {}

    /** Terms of request {@code number}. */
    static OrderTerms terms(String clientOrderId, long number) {
        return new OrderTerms(
                ACCOUNT,
                clientOrderId,
                MarketStandIn.symbol(instrument(number)),
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                MarketStandIn.QUANTITY_DECIMALS,
                QUANTITY,
                MarketStandIn.PRICE_DECIMALS,
                MarketStandIn.BEST_BID);
    }

    private static int instrument(long number) {
        return 1 + (int) (number / 2 % MarketStandIn.INSTRUMENTS);
    }

    /** The same as a body of {@code POST /orders}. */
    static String json(String clientOrderId, long number) {
        return "{\"account\":\"" + ACCOUNT + "\",\"clientOrderId\":\"" + clientOrderId + "\",\"instrument\":\""
                + MarketStandIn.symbol(instrument(number))
                + "\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"0.010\",\"price\":\"99.95\","
                + "\"timeInForce\":\"GTC\"}";
    }
}
