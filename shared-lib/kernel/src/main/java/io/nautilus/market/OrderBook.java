package io.nautilus.market;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * A book of price levels, folded from snapshots and deltas. Prices and quantities are mantissas in
 * {@link #priceDecimals()} and {@link #quantityDecimals()}; level 0 is the best. Each side keeps its best
 * {@code maxLevels}; what is worse is dropped. Not for use by several threads.
 */
public final class OrderBook {
    /** What {@link #bestBid()} and {@link #bestAsk()} answer where the side is empty. */
    public static final long NO_PRICE = Long.MIN_VALUE;

    public static final int MAX_LEVELS = 20_000;

    private final int maxLevels;
    private final BookSide bids;
    private final BookSide asks;
    private final Parts<BookSnapshot> snapshotParts;
    private final Parts<BookDelta> deltaParts;
    private int priceDecimals;
    private int quantityDecimals;
    private boolean complete;

    public OrderBook() {
        this(MAX_LEVELS);
    }

    public OrderBook(int maxLevels) {
        this.maxLevels = maxLevels;
        bids = new BookSide(1, maxLevels);
        asks = new BookSide(-1, maxLevels);
        snapshotParts = new Parts<>();
        deltaParts = new Parts<>();
    }

    /**
     * Gathers a part and swaps the whole book in at the last one. Answers whether it was: no while parts are missing,
     * and no where one was lost or is too many, which leaves the book as it is.
     */
    public boolean apply(BookSnapshot part) {
        if (!snapshotParts.gather(part, part.part(), size(part.bids(), part.asks()), maxLevels)) {
            return false;
        }
        if (!part.last()) {
            return false;
        }
        bids.clear();
        asks.clear();
        priceDecimals = part.priceDecimals();
        quantityDecimals = part.quantityDecimals();
        for (BookSnapshot each : snapshotParts.taken().reversed()) {
            bids.apply(each.bids());
            asks.apply(each.asks());
        }
        deltaParts.discard();
        complete = true;
        return true;
    }

    /**
     * Gathers a part and applies all of them at the last one. Answers whether they were. A delta in other decimals than
     * the book's, one with a lost part, or one before any snapshot cannot be applied: the book is then empty and not
     * {@link #isComplete()} until the next snapshot.
     */
    public boolean apply(BookDelta part) {
        boolean fits = complete
                && part.priceDecimals() == priceDecimals
                && part.quantityDecimals() == quantityDecimals
                && deltaParts.gather(part, part.part(), size(part.bids(), part.asks()), maxLevels);
        if (!fits) {
            forget();
            return false;
        }
        if (!part.last()) {
            return false;
        }
        for (int i = 0; i < deltaParts.taken().size(); i++) {
            BookDelta each = deltaParts.taken().get(i);
            bids.apply(each.bids());
            asks.apply(each.asks());
        }
        deltaParts.discard();
        return true;
    }

    /** Empties the book, also what was gathered; it is not complete until the next snapshot. */
    public void clear() {
        forget();
        snapshotParts.discard();
    }

    /** Whether a snapshot was swapped in and every delta since was applied. */
    public boolean isComplete() {
        return complete;
    }

    public int priceDecimals() {
        return priceDecimals;
    }

    public int quantityDecimals() {
        return quantityDecimals;
    }

    public int bidCount() {
        return bids.count();
    }

    public int askCount() {
        return asks.count();
    }

    public long bestBid() {
        return bids.count() == 0 ? NO_PRICE : bids.price(0);
    }

    public long bestAsk() {
        return asks.count() == 0 ? NO_PRICE : asks.price(0);
    }

    public long bidPrice(int index) {
        return bids.price(index);
    }

    public long bidQuantity(int index) {
        return bids.quantity(index);
    }

    public long askPrice(int index) {
        return asks.price(index);
    }

    public long askQuantity(int index) {
        return asks.quantity(index);
    }

    /**
     * The displayed quantity at a price of the bids ({@code BUY}) or asks ({@code SELL}), 0 where there is no level.
     */
    public long quantityAt(Side side, long price) {
        return switch (side) {
            case BUY -> bids.quantityAt(price);
            case SELL -> asks.quantityAt(price);
        };
    }

    /**
     * Sets one level and answers the quantity before; quantity 0 removes it. For the keeper of a book, readers apply
     * what was published.
     */
    public long set(Side side, long price, long quantity) {
        return switch (side) {
            case BUY -> bids.set(price, quantity);
            case SELL -> asks.set(price, quantity);
        };
    }

    /** Whether both sides have a level and the best bid is not below the best ask. */
    public boolean crossed() {
        return bids.count() > 0 && asks.count() > 0 && bids.price(0) >= asks.price(0);
    }

    /** A copy of the best {@code levels} of each side, best first. */
    public Depth depth(int levels) {
        return new Depth(bids.best(levels), asks.best(levels));
    }

    /** The best levels of a book, best first. */
    public record Depth(Levels bids, Levels asks) {}

    private void forget() {
        bids.clear();
        asks.clear();
        deltaParts.discard();
        complete = false;
    }

    private static int size(Levels bids, Levels asks) {
        return bids.size() + asks.size();
    }

    /** The parts of one message in the order of their numbers; together at most four times a side's levels. */
    private static final class Parts<P> {
        private final List<P> taken = new ArrayList<>();
        private int levels;

        boolean gather(P part, int number, int size, int maxLevels) {
            if (number == 0) {
                discard();
            }
            boolean next = number == taken.size() && levels + size <= 4L * maxLevels && number <= maxLevels;
            if (!next) {
                discard();
                return false;
            }
            taken.add(part);
            levels += size;
            return true;
        }

        List<P> taken() {
            return taken;
        }

        void discard() {
            taken.clear();
            levels = 0;
        }
    }
}
