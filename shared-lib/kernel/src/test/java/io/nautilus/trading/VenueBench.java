package io.nautilus.trading;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.market.OrderBook;
import io.nautilus.trading.Taking.Take;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A venue with whole-number prices and quantities, whose proposals all happen, and a record of its fills. */
final class VenueBench {
    static final int DECIMALS = 0;
    static final long SECOND = 1_000_000_000;

    final PaperVenue venue = new PaperVenue(new OrderBook(), () -> {});
    final List<String> fills = new ArrayList<>();
    private final Map<MessageId, Resting> orders = new HashMap<>();
    private long offset;
    private int orderCount;

    record Resting(Side side, long price) {}

    static long[] levels(long... pricesAndQuantities) {
        return pricesAndQuantities;
    }

    static Levels pairs(long... pricesAndQuantities) {
        int size = pricesAndQuantities.length / 2;
        long[] prices = new long[size];
        long[] quantities = new long[size];
        for (int i = 0; i < size; i++) {
            prices[i] = pricesAndQuantities[2 * i];
            quantities[i] = pricesAndQuantities[2 * i + 1];
        }
        return Levels.of(prices, quantities);
    }

    VenueBench snapshot(long[] bids, long[] asks) {
        offset++;
        return happened(venue.publish(snapshotAt(nanos(), bids, asks), offset));
    }

    static BookSnapshot snapshotOf(long[] bids, long[] asks) {
        return snapshotAt(0, bids, asks);
    }

    private static BookSnapshot snapshotAt(long nanos, long[] bids, long[] asks) {
        return new BookSnapshot(1, nanos, DECIMALS, DECIMALS, 0, true, pairs(bids), pairs(asks));
    }

    /** Changes one level in a record of its own. */
    VenueBench level(Side side, long price, long quantity) {
        offset++;
        return sameRecord(side, price, quantity);
    }

    /** Changes one level in the record of the change before. */
    VenueBench sameRecord(Side side, long price, long quantity) {
        return happened(venue.publish(deltaAt(nanos(), side, price, quantity), offset));
    }

    /** Changes one level in a record of its own, at a time that the venue states. */
    VenueBench levelAt(long nanos, Side side, long price, long quantity) {
        return happened(venue.publish(deltaAt(nanos, side, price, quantity), ++offset));
    }

    static BookDelta deltaOf(Side side, long price, long quantity) {
        return deltaAt(0, side, price, quantity);
    }

    private static BookDelta deltaAt(long nanos, Side side, long price, long quantity) {
        Levels level = Levels.of(price, quantity);
        return new BookDelta(
                1,
                nanos,
                DECIMALS,
                DECIMALS,
                0,
                true,
                side == Side.BUY ? level : Levels.NONE,
                side == Side.SELL ? level : Levels.NONE);
    }

    VenueBench trade(Side aggressor, long price, long quantity) {
        return tradeAt(nanos() + SECOND, aggressor, price, quantity);
    }

    /** A print at a time that the venue states. */
    VenueBench tradeAt(long nanos, Side aggressor, long price, long quantity) {
        Trade trade = new Trade(1, nanos, DECIMALS, DECIMALS, price, quantity, aggressor);
        return happened(venue.publish(trade, ++offset));
    }

    /** The level changes while the book is not live. */
    VenueBench frozen(Side side, long price, long quantity) {
        offset++;
        venue.warm(deltaAt(nanos(), side, price, quantity), offset);
        return this;
    }

    VenueBench frozenTrade(Side aggressor, long price, long quantity) {
        venue.warm(new Trade(1, 0, DECIMALS, DECIMALS, price, quantity, aggressor), ++offset);
        return this;
    }

    VenueBench evaluate() {
        return happened(venue.evaluate());
    }

    /** An order takes what it can; what is left of a limit order rests. */
    MessageId order(Side side, long limit, long quantity) {
        MessageId id = nextId();
        Taking taking = venue.take(side, limit, quantity, PaperVenue.MAX_LEVELS);
        boolean rests = limit != OrderTerms.NO_PRICE;
        if (rests) {
            rest(id, side, limit, quantity);
        }
        for (Take take : taking.takes()) {
            venue.filled(id, side, take.price(), take.quantity(), Liquidity.TAKER, offset);
            fills.add("#" + id.index() + " took " + take.quantity() + "@" + take.price());
        }
        return id;
    }

    void rest(MessageId id, Side side, long limit, long quantity) {
        venue.rest(id, side, DECIMALS, limit, DECIMALS, quantity);
        orders.put(id, new Resting(side, limit));
    }

    MessageId market(Side side, long quantity) {
        return order(side, OrderTerms.NO_PRICE, quantity);
    }

    MessageId nextId() {
        return new MessageId(new Writer(WriterKind.HTTP, 0), 1, 0, orderCount++);
    }

    private VenueBench happened(List<Match> matches) {
        for (Match match : matches) {
            Resting order = orders.get(match.order());
            venue.filled(match.order(), order.side(), order.price(), match.quantity(), Liquidity.MAKER, offset);
            fills.add("#" + match.order().index() + " made " + match.quantity() + "@" + order.price());
        }
        return this;
    }

    long offset() {
        return offset;
    }

    /** The time of the record: one takes a second. */
    private long nanos() {
        return offset * SECOND;
    }
}
