package io.nautilus.trading;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.OrderBook;

/** An order that waits at the venue, with the displayed quantity that is ahead of it at its price. */
final class Resting {
    private static final long UNKNOWN = -1;

    final MessageId order;
    final Side side;
    final long price;
    private final int priceDecimals;
    private final int quantityDecimals;
    private long leaves;
    private long ahead = UNKNOWN;

    Resting(MessageId order, Side side, int priceDecimals, long price, int quantityDecimals, long leaves) {
        this.order = order;
        this.side = side;
        this.priceDecimals = priceDecimals;
        this.price = price;
        this.quantityDecimals = quantityDecimals;
        this.leaves = leaves;
    }

    /** Its place in the queue is soft. */
    void save(StateWriter out) {
        out.id(order);
        out.constant(side);
        out.number(priceDecimals);
        out.number(price);
        out.number(quantityDecimals);
        out.number(leaves);
    }

    static Resting restored(StateReader in) {
        return new Resting(in.id(), in.constant(Side.values()), in.integer(), in.number(), in.integer(), in.number());
    }

    /** An order in other decimals than the book's now is frozen: its price is no price of that book. */
    boolean fits(OrderBook book) {
        return priceDecimals == book.priceDecimals() && quantityDecimals == book.quantityDecimals();
    }

    long leaves() {
        return leaves;
    }

    void reduce(long quantity) {
        leaves -= quantity;
        if (leaves < 0) {
            throw new IllegalStateException(order + " filled by " + -leaves + " more than it asked for");
        }
    }

    void forgetQueue() {
        ahead = UNKNOWN;
    }

    boolean isQueued() {
        return ahead != UNKNOWN;
    }

    /** Goes behind all that is displayed, where it does not know its place; else at most that is ahead. */
    void queue(long displayed) {
        ahead = ahead == UNKNOWN ? displayed : Math.min(ahead, displayed);
    }

    boolean isFirst() {
        return ahead == 0;
    }

    /** So much traded at its price; answers what of it reaches the order. */
    long advance(long traded) {
        long beyond = Math.max(0, traded - ahead);
        ahead = Math.max(0, ahead - traded);
        return beyond;
    }

    /** The market traded at a worse price: nothing is ahead any more. */
    void passed() {
        ahead = 0;
    }
}
