package io.nautilus.trading;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Trade;
import io.nautilus.market.OrderBook;
import io.nautilus.trading.Taking.End;
import io.nautilus.trading.Taking.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Fills the paper orders of one instrument against its published book, no kinder than a venue would. It proposes
 * ({@link #take}, {@link #publish}, {@link #evaluate}); what happens comes back by {@link #rest}, {@link #filled} and
 * {@link #remove}, which are all that must be durable. Paper orders move no market and never match each other.
 *
 * <p>The queue ahead of a resting order is soft: an order that does not know its place goes behind all that is
 * displayed, once its price is in sight: a book may be published only so deep. Mantissas are in the book's decimals.
 * Not for use by several threads.
 */
public final class PaperVenue implements Durable {
    /** An order walks at most so many levels. */
    public static final int MAX_LEVELS = 100;

    private final OrderBook book;
    private final ConsumedDepth consumed;
    private final RestingOrders resting = new RestingOrders();
    private long bookNanos;

    /** {@code forgotten} is told where it can no longer remember all that own fills took of the book. */
    public PaperVenue(OrderBook book, Runnable forgotten) {
        this.book = book;
        this.consumed = new ConsumedDepth(forgotten);
    }

    /** What rests and what own fills took; the book is soft, and with it every place in a queue. */
    @Override
    public void save(StateWriter out) {
        resting.save(out);
        consumed.save(out);
    }

    @Override
    public void restore(StateReader in) {
        resting.restore(in);
        consumed.restore(in);
    }

    /** The published book. Change it by {@link #publish} and {@link #warm} only. */
    public OrderBook book() {
        return book;
    }

    /** Whether nothing rests and nothing is marked as taken: a new venue would do as well but for the book. */
    public boolean isIdle() {
        return resting.size() == 0 && consumed.isEmpty();
    }

    public int restingCount() {
        return resting.size();
    }

    /**
     * What an order takes on arrival; {@link OrderTerms#NO_PRICE} is a market order's limit. It walks at most
     * {@code maxLevels}, those that own fills have used up included.
     */
    public Taking take(Side side, long limit, long quantity, int maxLevels) {
        Side bookSide = opposite(side);
        if (!reaches(bookSide, limit)) {
            return new Taking(List.of(), quantity, End.LIMIT_REACHED);
        }
        Walk walk = new Walk(bookSide, limit, quantity);
        boolean more = consumed.walk(book, bookSide, Math.min(maxLevels, MAX_LEVELS), walk::level);
        if (more && walk.end == End.NO_MORE_DEPTH) {
            walk.end = walk.beyondLimit(levelPrice(bookSide, Math.min(maxLevels, MAX_LEVELS)))
                    ? End.LIMIT_REACHED
                    : End.DEPTH_PROTECTION;
        }
        return new Taking(walk.takes, walk.left, walk.end);
    }

    /** Whether the best level is within the limit, or there is none. */
    private boolean reaches(Side bookSide, long limit) {
        int count = bookSide == Side.BUY ? book.bidCount() : book.askCount();
        return count == 0
                || limit == OrderTerms.NO_PRICE
                || ConsumedDepth.isWithin(bookSide, levelPrice(bookSide, 0), limit);
    }

    private long levelPrice(Side bookSide, int index) {
        return bookSide == Side.BUY ? book.bidPrice(index) : book.askPrice(index);
    }

    /** One order on its way through the levels. */
    private static final class Walk {
        private final Side bookSide;
        private final long limit;
        private final List<Take> takes = new ArrayList<>();
        private long left;
        private End end = End.NO_MORE_DEPTH;

        Walk(Side bookSide, long limit, long quantity) {
            this.bookSide = bookSide;
            this.limit = limit;
            this.left = quantity;
        }

        boolean level(long price, long free) {
            if (beyondLimit(price)) {
                end = End.LIMIT_REACHED;
                return false;
            }
            long taken = Math.min(left, free);
            if (taken > 0) {
                takes.add(new Take(price, taken));
                left -= taken;
            }
            if (left == 0) {
                end = End.FILLED;
            }
            return left > 0;
        }

        boolean beyondLimit(long price) {
            return limit != OrderTerms.NO_PRICE && !ConsumedDepth.isWithin(bookSide, price, limit);
        }
    }

    /**
     * An order rests from here on, behind all that is displayed at its price, and behind own orders that came before.
     */
    public void rest(MessageId order, Side side, int priceDecimals, long price, int quantityDecimals, long leaves) {
        resting.add(new Resting(order, side, priceDecimals, price, quantityDecimals, leaves));
    }

    /**
     * An order, resting or not, filled at a price. {@code seenOffset} is the market-data record that was seen: what the
     * fill took stays taken until a later record changes it.
     */
    public void filled(MessageId order, Side side, long price, long quantity, Liquidity liquidity, long seenOffset) {
        consumed.add(opposite(side), price, liquidity == Liquidity.MAKER, quantity, seenOffset);
        resting.reduce(order, quantity);
    }

    /**
     * Whether any order that is accepted by {@code which} rests on a side at a price that an order of the other side
     * with this limit would reach; {@link OrderTerms#NO_PRICE} reaches all.
     */
    public boolean rests(Side side, long limit, Predicate<MessageId> which) {
        return resting.anyWithin(side, limit, which);
    }

    /** An order, resting or not, is no longer open. */
    public void remove(MessageId order) {
        resting.remove(order);
    }

    /** Market data of this instrument while its book is live: answers what trades. */
    public List<Match> publish(MarketEvent event, long offset) {
        resting.queueNew(book, bookNanos);
        return switch (event) {
            case BookSnapshot snapshot -> change(snapshot, offset) ? evaluate() : List.of();
            case BookDelta delta -> change(delta, offset) ? changed(delta) : List.of();
            case Trade trade -> fits(trade) ? resting.traded(trade, book, bookNanos) : List.of();
            case Quote quote -> List.of();
            case InstrumentDefinition definition -> List.of();
            case FeedStatus status -> List.of();
        };
    }

    /** Market data that only keeps the book: while it is rebuilt, or not live. Resting orders are frozen. */
    public void warm(MarketEvent event, long offset) {
        switch (event) {
            case BookSnapshot snapshot -> change(snapshot, offset);
            case BookDelta delta -> change(delta, offset);
            case Trade trade -> {}
            case Quote quote -> {}
            case InstrumentDefinition definition -> {}
            case FeedStatus status -> {}
        }
    }

    private boolean change(BookSnapshot snapshot, long offset) {
        consumed.beforeChange(book, offset);
        boolean changed = book.apply(snapshot);
        if (changed) {
            bookNanos = snapshot.eventTimeNanos();
            consumed.afterChange(book, offset);
        }
        return changed;
    }

    private boolean change(BookDelta delta, long offset) {
        consumed.beforeChange(book, offset);
        boolean changed = book.apply(delta);
        if (changed) {
            bookNanos = delta.eventTimeNanos();
            consumed.afterChange(book, offset);
        }
        return changed;
    }

    private List<Match> changed(BookDelta delta) {
        if (delta.part() > 0) {
            return evaluate();
        }
        resting.requeue(Side.BUY, delta.bids(), book, bookNanos);
        resting.requeue(Side.SELL, delta.asks(), book, bookNanos);
        return resting.reached(book, bookNanos, consumed);
    }

    private boolean fits(Trade trade) {
        return trade.priceDecimals() == book.priceDecimals() && trade.quantityDecimals() == book.quantityDecimals();
    }

    /** What trades because the other side of the book, as it is displayed now, has reached resting orders. */
    public List<Match> evaluate() {
        if (!book.isComplete()) {
            return List.of();
        }
        resting.queueNew(book, bookNanos);
        resting.requeue(book, bookNanos);
        return resting.reached(book, bookNanos, consumed);
    }

    /**
     * Market data begins anew with the record at this offset: the book is unknown until the next snapshot, and with it
     * every place in a queue.
     */
    public void discardBook(long offset) {
        consumed.beforeChange(book, offset);
        book.clear();
        resting.forgetQueues();
    }

    static Side opposite(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }
}
