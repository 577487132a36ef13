package io.nautilus.benchmarks.orders;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;

/** The orders that are measured: small, resting at the best bid or taking the best price, over all instruments in turn. */
final class BenchOrders {
    static final String ACCOUNT = "main";
    /** Has limits of every kind that is not reached. */
    static final String LIMITED = "limited";

    private static final long QUANTITY = 10;
    /** The books are as deep as they were shown, whatever was taken: millions of these find the best price. */
    private static final long LEAST = 1;

    private BenchOrders() {}

    /** Terms of request {@code number}. */
    static OrderTerms terms(String clientOrderId, long number) {
        return terms(clientOrderId, number, MarketStandIn.BEST_BID);
    }

    /** The same at another price. */
    static OrderTerms terms(String clientOrderId, long number, long price) {
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
                price);
    }

    /** A market order of the limited account: a purchase, and as the next number the sale of what it bought. */
    static OrderTerms taking(String clientOrderId, long number) {
        return new OrderTerms(
                LIMITED,
                clientOrderId,
                MarketStandIn.symbol(instrument(number)),
                number % 2 == 0 ? Side.BUY : Side.SELL,
                OrderType.MARKET,
                TimeInForce.IOC,
                MarketStandIn.QUANTITY_DECIMALS,
                LEAST,
                MarketStandIn.PRICE_DECIMALS,
                OrderTerms.NO_PRICE);
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
