package io.nautilus.strategy.domain;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;

/**
 * An open order of a strategy. {@code price} and {@code leaves}, what is not filled, are mantissas in the instrument's
 * decimals; a market order has {@link OrderTerms#NO_PRICE}.
 */
public record OpenOrder(MessageId orderId, String strategy, long number, Side side, long price, long leaves) {
    static OpenOrder of(MessageId orderId, OwnOrderId id, OrderTerms terms) {
        return new OpenOrder(orderId, id.strategy(), id.number(), terms.side(), terms.price(), terms.quantity());
    }

    OpenOrder left(long leavesNow) {
        return new OpenOrder(orderId, strategy, number, side, price, leavesNow);
    }

    void save(StateWriter out) {
        out.id(orderId);
        out.text(strategy);
        out.number(number);
        out.constant(side);
        out.number(price);
        out.number(leaves);
    }

    static OpenOrder restored(StateReader in) {
        return new OpenOrder(in.id(), in.text(), in.number(), in.constant(Side.values()), in.number(), in.number());
    }
}
