package io.nautilus.risk.domain;

import static io.nautilus.contracts.DenialReason.NOTIONAL_ABOVE_MAXIMUM;
import static io.nautilus.contracts.DenialReason.NOTIONAL_BELOW_MINIMUM;
import static io.nautilus.contracts.DenialReason.NOTIONAL_OUT_OF_RANGE;
import static io.nautilus.contracts.DenialReason.NO_CONVERSION_RATE;
import static io.nautilus.contracts.DenialReason.POST_ONLY_WOULD_TAKE;
import static io.nautilus.contracts.DenialReason.PRICE_COLLAR;
import static io.nautilus.contracts.DenialReason.SELF_TRADE;

import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import io.nautilus.market.OrderBook;
import io.nautilus.risk.domain.Verdict.Denied;
import java.util.List;

/** What an order would do to the book it meets, and what it is worth there. */
final class BookChecks {
    private static final long MILLION = 1_000_000;

    private final RiskState state;
    private final FrameRoom room;

    BookChecks(RiskState state, FrameRoom room) {
        this.state = state;
        this.room = room;
    }

    List<Check> all() {
        return List.of(
                Check.of("post-only", BookChecks::postOnly, POST_ONLY_WOULD_TAKE),
                Check.finding("notional", this::notional, NOTIONAL_OUT_OF_RANGE),
                Check.of("price collar", BookChecks::collar, PRICE_COLLAR),
                Check.of(
                        "notional bounds",
                        BookChecks::notionalBounds,
                        NO_CONVERSION_RATE,
                        NOTIONAL_BELOW_MINIMUM,
                        NOTIONAL_ABOVE_MAXIMUM),
                Check.of("own orders", this::selfTrade, SELF_TRADE));
    }

    /** The displayed book counts, also where own fills have used it up: a venue would have taken it. */
    private static Denied postOnly(Candidate order) {
        if (!order.asked.postOnly()) {
            return null;
        }
        OrderBook book = order.market.venue().book();
        boolean takes = order.buys()
                ? book.askCount() > 0 && order.terms.price() >= book.bestAsk()
                : book.bidCount() > 0 && order.terms.price() <= book.bestBid();
        return takes ? Verdict.deny(POST_ONLY_WOULD_TAKE, "price " + Terms.price(order.terms)) : null;
    }

    /** Whether an own order waits on the other side at a price that this one may come to. */
    private Denied selfTrade(Candidate order) {
        long price = order.worstPrice();
        if (order.entry.openOrders() == 0 || price == OrderTerms.NO_PRICE) {
            return null;
        }
        Side other = order.buys() ? Side.SELL : Side.BUY;
        String account = order.asked.account();
        boolean meets = order.market
                .venue()
                .rests(other, price, id -> state.orders.find(id).account().equals(account));
        return meets ? Verdict.deny(SELF_TRADE, "price " + Terms.price(price, order.terms)) : null;
    }

    private Denied notional(Candidate order) {
        OrderTerms terms = order.terms;
        int levels = room.fills(terms, order.quote(), state.orders.cancelBytes());
        try {
            order.take(order.market.venue().take(terms.side(), terms.price(), terms.quantity(), levels));
            long rest = order.mayRest() ? order.notional(terms.price(), order.taking.left()) : 0;
            long worth = Math.addExact(order.takenNotional, rest);
            boolean takesForNothing = worth <= 0 && !order.taking.takes().isEmpty();
            long largest = takesForNothing ? worth : Math.max(order.limitNotional, worth);
            boolean nothing = takesForNothing || terms.hasPrice() && order.limitNotional <= 0;
            return nothing || largest > Funds.MAX_NOTIONAL
                    ? Verdict.deny(NOTIONAL_OUT_OF_RANGE, "notional " + money(order, largest))
                    : null;
        } catch (DecimalException | ArithmeticException beyond) {
            return Verdict.deny(NOTIONAL_OUT_OF_RANGE, "notional beyond 64 bits");
        }
    }

    /** So far beyond the best price of the other side; where that is empty, of its own side. */
    private static Denied collar(Candidate order) {
        int collar = order.limits().priceCollarMillionths();
        long price = order.worstPrice();
        if (collar == LimitsChanged.NO_COUNT || price == OrderTerms.NO_PRICE) {
            return null;
        }
        OrderBook book = order.market.venue().book();
        long touch = touch(book, order.buys());
        if (touch == OrderBook.NO_PRICE) {
            return Verdict.deny(PRICE_COLLAR, "the book is empty");
        }
        long distance = order.buys() ? price - touch : touch - price;
        return distance > 0 && isGreater(distance, MILLION, touch, collar)
                ? Verdict.deny(PRICE_COLLAR, "price " + Terms.price(price, order.terms))
                : null;
    }

    /** Whether a times b is more than c times d, in 128 bits. */
    private static boolean isGreater(long a, long b, long c, long d) {
        long high = Math.multiplyHigh(a, b);
        long otherHigh = Math.multiplyHigh(c, d);
        return high == otherHigh ? Long.compareUnsigned(a * b, c * d) > 0 : high > otherHigh;
    }

    private static long touch(OrderBook book, boolean buys) {
        boolean asks = buys ? book.askCount() > 0 : book.bidCount() == 0;
        if (asks) {
            return book.askCount() > 0 ? book.bestAsk() : OrderBook.NO_PRICE;
        }
        return book.bidCount() > 0 ? book.bestBid() : OrderBook.NO_PRICE;
    }

    private static Denied notionalBounds(Candidate order) {
        AccountLimits limits = order.limits();
        if (!limits.boundsNotional()) {
            return null;
        }
        if (!order.quote().equals(order.account().currency())) {
            return Verdict.deny(
                    NO_CONVERSION_RATE, order.quote() + " to " + order.account().currency());
        }
        if (limits.isBelowMinNotional(order.notional())) {
            return Verdict.deny(NOTIONAL_BELOW_MINIMUM, "notional " + money(order, order.notional()));
        }
        return limits.isAboveMaxNotional(order.notional())
                ? Verdict.deny(NOTIONAL_ABOVE_MAXIMUM, "notional " + money(order, order.notional()))
                : null;
    }

    static String money(Candidate order, long mantissa) {
        return Decimals.formatPlain(mantissa, order.quoteDecimals) + ' ' + order.quote();
    }
}
