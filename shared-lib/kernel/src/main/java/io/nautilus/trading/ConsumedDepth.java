package io.nautilus.trading;

import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.OrderBook;
import java.util.ArrayList;
import java.util.List;

/**
 * What own fills took of the displayed depth, so that the same displayed quantity is not eaten twice. A taker's fill
 * marks its level; a resting order's fill marks the depth that reached its price, best level first. A mark lasts until
 * market data after the offset the fill saw changes what it marks. At most {@value #MAX_MARKS} marks are kept, the
 * newest.
 */
final class ConsumedDepth {
    static final int MAX_MARKS = 1_024;

    private final List<Consumed> marks = new ArrayList<>();
    private boolean compared;

    /** Receives levels, best first, with what is still free of each; answers whether to go on. */
    interface LevelVisitor {
        boolean level(long price, long free);
    }

    private static final class Consumed {
        final Side side;
        final long price;
        final boolean reaching;
        final long seenOffset;
        long quantity;
        long displayedBefore;

        Consumed(Side side, long price, boolean reaching, long seenOffset, long quantity) {
            this.side = side;
            this.price = price;
            this.reaching = reaching;
            this.seenOffset = seenOffset;
            this.quantity = quantity;
        }

        boolean isOn(Side bookSide, long level) {
            return side == bookSide && (reaching ? isWithin(bookSide, level, price) : level == price);
        }

        long displayed(OrderBook book) {
            return reaching ? displayedWithin(book, side, price) : book.quantityAt(side, price);
        }
    }

    /** Marks a quantity of a level, or, where {@code reaching}, of the depth at that price or better. */
    void add(Side bookSide, long price, boolean reaching, long quantity, long seenOffset) {
        for (int i = marks.size() - 1; i >= 0; i--) {
            Consumed mark = marks.get(i);
            if (mark.seenOffset == seenOffset
                    && mark.side == bookSide
                    && mark.price == price
                    && mark.reaching == reaching) {
                mark.quantity += quantity;
                return;
            }
        }
        if (marks.size() == MAX_MARKS) {
            marks.removeFirst();
        }
        marks.add(new Consumed(bookSide, price, reaching, seenOffset, quantity));
    }

    /** What was displayed is soft. */
    void save(StateWriter out) {
        out.list(marks, mark -> {
            out.constant(mark.side);
            out.number(mark.price);
            out.flag(mark.reaching);
            out.number(mark.seenOffset);
            out.number(mark.quantity);
        });
    }

    void restore(StateReader in) {
        in.list(() ->
                marks.add(new Consumed(in.constant(Side.values()), in.number(), in.flag(), in.number(), in.number())));
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Notes what is displayed, before a change is applied to the book. */
    void beforeChange(OrderBook book) {
        compared = book.isComplete();
        for (Consumed mark : marks) {
            mark.displayedBefore = compared ? mark.displayed(book) : 0;
        }
    }

    /** Drops the marks of what the change of the record at this offset changed. */
    void afterChange(OrderBook book, long offset) {
        marks.removeIf(mark -> mark.seenOffset < offset && isOver(mark, mark.displayed(book)));
    }

    private boolean isOver(Consumed mark, long displayed) {
        return displayed == 0 || compared && displayed != mark.displayedBefore;
    }

    /** Walks at most so many levels of a side; answers whether there was another level to walk. */
    boolean walk(OrderBook book, Side bookSide, int maxLevels, LevelVisitor visitor) {
        long[] reaching = reachingQuantities();
        int count = count(book, bookSide);
        for (int i = 0; i < count; i++) {
            if (i == maxLevels) {
                return true;
            }
            long price = price(book, bookSide, i);
            long free = free(bookSide, price, quantity(book, bookSide, i), reaching);
            if (!visitor.level(price, free)) {
                return false;
            }
        }
        return false;
    }

    /** What is free at this price or better on a side, of at most so many levels. */
    long freeWithin(OrderBook book, Side bookSide, long limit, int maxLevels) {
        long[] sum = {0};
        walk(book, bookSide, maxLevels, (price, free) -> {
            if (!isWithin(bookSide, price, limit)) {
                return false;
            }
            sum[0] = saturated(sum[0], free);
            return true;
        });
        return sum[0];
    }

    private long[] reachingQuantities() {
        long[] quantities = new long[marks.size()];
        for (int i = 0; i < quantities.length; i++) {
            quantities[i] = marks.get(i).quantity;
        }
        return quantities;
    }

    private long free(Side bookSide, long price, long displayed, long[] left) {
        long free = displayed;
        for (int i = 0; i < left.length && free > 0; i++) {
            if (marks.get(i).isOn(bookSide, price)) {
                long taken = Math.min(free, left[i]);
                free -= taken;
                left[i] -= taken;
            }
        }
        return free;
    }

    private static long displayedWithin(OrderBook book, Side bookSide, long limit) {
        long sum = 0;
        int count = count(book, bookSide);
        for (int i = 0; i < count && isWithin(bookSide, price(book, bookSide, i), limit); i++) {
            sum = saturated(sum, quantity(book, bookSide, i));
        }
        return sum;
    }

    /** Whether a level of a side of the book is at a limit or better for who takes it. */
    static boolean isWithin(Side bookSide, long price, long limit) {
        return switch (bookSide) {
            case BUY -> price >= limit;
            case SELL -> price <= limit;
        };
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static int count(OrderBook book, Side side) {
        return side == Side.BUY ? book.bidCount() : book.askCount();
    }

    private static long price(OrderBook book, Side side, int index) {
        return side == Side.BUY ? book.bidPrice(index) : book.askPrice(index);
    }

    private static long quantity(OrderBook book, Side side, int index) {
        return side == Side.BUY ? book.bidQuantity(index) : book.askQuantity(index);
    }
}
