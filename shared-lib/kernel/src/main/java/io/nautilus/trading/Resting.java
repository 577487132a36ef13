package io.nautilus.trading;

import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.OrderBook;

/**
 * An order that waits at the venue, with the displayed quantity that is ahead of it at its price. What leaves the queue
 * by a trade is told twice, by the print and by the level that falls, in either order, and counts once: a print that
 * is not later than a fall, by the venue's times, uses up what the fall took from ahead before it takes anything more.
 */
final class Resting {
    /** The clocks of a venue's machines may be so far apart, where a print and a book tell their times. */
    static final long CLOCKS_APART_NANOS = 50_000_000;

    private static final long UNKNOWN = -1;
    private static final long NEVER = Long.MIN_VALUE;

    final MessageId order;
    final Side side;
    final long price;
    private final int priceDecimals;
    private final int quantityDecimals;
    private long leaves;
    private long ahead = UNKNOWN;
    private long cameNanos = NEVER;
    private long fallen;
    private long fallenNanos = NEVER;

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
        cameNanos = NEVER;
        fallen = 0;
    }

    boolean isQueued() {
        return ahead != UNKNOWN;
    }

    /** The time of the book that it came to, where that is not known yet. */
    void came(long bookNanos) {
        if (cameNanos == NEVER) {
            cameNanos = bookNanos;
        }
    }

    /** Whether a trade may be in the book already that the order came to: then nothing of it is the order's. */
    boolean mayHaveMissed(long tradeNanos) {
        return isIn(tradeNanos, cameNanos);
    }

    /** Goes behind all that is displayed, where it does not know its place; else at most that is ahead. */
    void queue(long displayed, long bookNanos) {
        if (ahead == UNKNOWN) {
            ahead = displayed;
        } else if (displayed < ahead) {
            fallen += ahead - displayed;
            fallenNanos = bookNanos;
            ahead = displayed;
        }
    }

    boolean isFirst() {
        return ahead == 0;
    }

    /** So much traded at its price; answers what of it reaches the order. */
    long advance(long traded, long tradeNanos) {
        long told = isIn(tradeNanos, fallenNanos) ? Math.min(traded, fallen) : 0;
        fallen = isIn(tradeNanos, fallenNanos) ? fallen - told : 0;
        long news = traded - told;
        long beyond = Math.max(0, news - ahead);
        ahead = Math.max(0, ahead - news);
        return beyond;
    }

    /** The market traded at a worse price: nothing is ahead any more. */
    void passed() {
        ahead = 0;
        fallen = 0;
    }

    /** Whether a trade of this time may be in a book of that time. */
    private static boolean isIn(long tradeNanos, long bookNanos) {
        if (bookNanos == NEVER || tradeNanos <= bookNanos) {
            return bookNanos != NEVER;
        }
        long later = tradeNanos - bookNanos;
        return later >= 0 && later <= CLOCKS_APART_NANOS;
    }
}
