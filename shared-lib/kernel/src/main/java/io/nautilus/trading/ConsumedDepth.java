package io.nautilus.trading;

import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.market.OrderBook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What own fills took of the displayed depth, so that the same displayed quantity is not eaten twice. Each level that
 * is displayed gives at most what it shows: what it gave stays taken until the level itself changes, in a record after
 * the one that the fill saw, whatever happens to other levels. A level that is worse than all that is displayed may be
 * out of sight, and has not changed by that.
 *
 * <p>A taker's fill marks its level. A resting order's fill took of the depth that had reached its price, best level
 * first: it is laid upon those levels before the first change after the record that it saw. At most {@value #MAX_MARKS}
 * marks are kept of each kind: a new one more is joined to an older one of the same place, which then lasts as long as
 * the new one, and only where there is none the oldest is forgotten.
 */
final class ConsumedDepth {
    static final int MAX_MARKS = 1_024;

    private static final long UNSEEN = -1;
    /** Behind every record. */
    private static final long ALL = Long.MAX_VALUE;

    private final Marks levels;
    private final Marks reaches;

    /** {@code forgotten} is told of each mark that had to go: what it took can then be taken again. */
    ConsumedDepth(Runnable forgotten) {
        levels = new Marks(forgotten);
        reaches = new Marks(forgotten);
    }

    /** Receives levels, best first, with what is still free of each; answers whether to go on. */
    interface LevelVisitor {
        boolean level(long price, long free);
    }

    /** A quantity that was taken of a level, or of all that is at this price or better. */
    private static final class Mark {
        /** By age, then from the best price on: what reaches less far has less to choose from. */
        static final Comparator<Mark> ORDER = Comparator.<Mark>comparingLong(mark -> mark.seenOffset)
                .thenComparing(mark -> mark.side)
                .thenComparingLong(mark -> mark.side == Side.SELL ? mark.price : -mark.price);

        final Side side;
        final long price;
        final long seenOffset;
        long quantity;
        long shown = UNSEEN;

        Mark(Side side, long price, long seenOffset, long quantity) {
            this.side = side;
            this.price = price;
            this.seenOffset = seenOffset;
            this.quantity = quantity;
        }

        boolean isOf(Side bookSide, long level) {
            return side == bookSide && price == level;
        }

        void save(StateWriter out) {
            out.constant(side);
            out.number(price);
            out.number(seenOffset);
            out.number(quantity);
        }

        static Mark restored(StateReader in) {
            return new Mark(in.constant(Side.values()), in.number(), in.number(), in.number());
        }
    }

    /** Marks in their order, so that it does not matter in which they came. */
    private static final class Marks {
        final List<Mark> all = new ArrayList<>();
        private final Runnable forgotten;

        Marks(Runnable forgotten) {
            this.forgotten = forgotten;
        }

        void add(Mark mark) {
            int place = Collections.binarySearch(all, mark, Mark.ORDER);
            if (place >= 0) {
                Mark same = all.get(place);
                same.quantity = saturated(same.quantity, mark.quantity);
            } else if (all.size() < MAX_MARKS) {
                all.add(-place - 1, mark);
            } else {
                join(mark);
            }
        }

        /** No room for another: the newest of its place is made as new as this one, or else the oldest goes. */
        private void join(Mark mark) {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).isOf(mark.side, mark.price)) {
                    Mark same = all.remove(i);
                    long quantity = saturated(same.quantity, mark.quantity);
                    add(new Mark(mark.side, mark.price, Math.max(same.seenOffset, mark.seenOffset), quantity));
                    return;
                }
            }
            all.removeFirst();
            forgotten.run();
            add(mark);
        }

        void save(StateWriter out) {
            out.list(all, mark -> mark.save(out));
        }

        void restore(StateReader in) {
            in.list(() -> add(Mark.restored(in)));
        }
    }

    /** Marks a quantity of a level, or, where {@code reaching}, of the depth at that price or better. */
    void add(Side bookSide, long price, boolean reaching, long quantity, long seenOffset) {
        (reaching ? reaches : levels).add(new Mark(bookSide, price, seenOffset, quantity));
    }

    /** What was displayed is soft. */
    void save(StateWriter out) {
        levels.save(out);
        reaches.save(out);
    }

    void restore(StateReader in) {
        levels.restore(in);
        reaches.restore(in);
    }

    boolean isEmpty() {
        return levels.all.isEmpty() && reaches.all.isEmpty();
    }

    /** Before the record at this offset changes the book, or takes it away: lays down and notes what is displayed. */
    void beforeChange(OrderBook book, long offset) {
        if (!book.isComplete()) {
            return;
        }
        while (!reaches.all.isEmpty() && reaches.all.getFirst().seenOffset < offset) {
            layDown(book, reaches.all.removeFirst(), offset);
        }
        long lastBid = lastPrice(book, Side.BUY);
        long lastAsk = lastPrice(book, Side.SELL);
        for (int i = 0; i < levels.all.size(); i++) {
            Mark mark = levels.all.get(i);
            boolean isMade = mark.seenOffset < offset;
            if (isMade && isWithin(mark.side, mark.price, mark.side == Side.BUY ? lastBid : lastAsk)) {
                mark.shown = book.quantityAt(mark.side, mark.price);
            }
        }
    }

    /** Upon what is free, from the best level on. What finds no level left took of what is gone. */
    private void layDown(OrderBook book, Mark reach, long offset) {
        long left = reach.quantity;
        int count = count(book, reach.side);
        for (int i = 0; i < count && left > 0; i++) {
            long price = price(book, reach.side, i);
            if (!isWithin(reach.side, price, reach.price)) {
                return;
            }
            long taken = Math.min(left, free(levels.all, reach.side, price, quantity(book, reach.side, i), offset));
            if (taken > 0) {
                levels.add(new Mark(reach.side, price, reach.seenOffset, taken));
                left -= taken;
            }
        }
    }

    /** Drops the marks of the levels that the record at this offset changed. */
    void afterChange(OrderBook book, long offset) {
        if (levels.all.isEmpty()) {
            return;
        }
        long lastBid = lastPrice(book, Side.BUY);
        long lastAsk = lastPrice(book, Side.SELL);
        levels.all.removeIf(
                mark -> mark.seenOffset < offset && isOver(mark, book, mark.side == Side.BUY ? lastBid : lastAsk));
    }

    /** What went on before anybody looked is not known: then only what is there still counts. */
    private static boolean isOver(Mark mark, OrderBook book, long last) {
        if (!isWithin(mark.side, mark.price, last)) {
            return mark.shown == UNSEEN;
        }
        long displayed = book.quantityAt(mark.side, mark.price);
        return displayed == 0 || mark.shown != UNSEEN && displayed != mark.shown;
    }

    /** Walks at most so many levels of a side; answers whether there was another level to walk. */
    boolean walk(OrderBook book, Side bookSide, int maxLevels, LevelVisitor visitor) {
        List<Mark> inSight = inSight(book, bookSide);
        long[] reaching = quantities(reaches.all);
        int count = count(book, bookSide);
        for (int i = 0; i < count; i++) {
            if (i == maxLevels) {
                return true;
            }
            long price = price(book, bookSide, i);
            long free = free(inSight, bookSide, price, quantity(book, bookSide, i), ALL);
            free -= reached(bookSide, price, free, reaching);
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

    private static long[] quantities(List<Mark> marks) {
        long[] quantities = new long[marks.size()];
        for (int i = 0; i < quantities.length; i++) {
            quantities[i] = marks.get(i).quantity;
        }
        return quantities;
    }

    /**
     * What the marks of a level leave of it, as far as their fills saw a record before {@code offset}. Where a log was
     * folded before its market data is read again, marks of later fills are there too.
     */
    private static long free(List<Mark> marks, Side bookSide, long price, long displayed, long offset) {
        long free = displayed;
        for (int i = 0; i < marks.size() && free > 0 && marks.get(i).seenOffset < offset; i++) {
            Mark mark = marks.get(i);
            if (mark.isOf(bookSide, price)) {
                free -= Math.min(free, mark.quantity);
            }
        }
        return free;
    }

    /** What is taken of a level's free quantity by what is not laid down yet; {@code left} loses it. */
    private long reached(Side bookSide, long price, long free, long[] left) {
        long sum = 0;
        for (int i = 0; i < left.length && sum < free; i++) {
            Mark mark = reaches.all.get(i);
            if (mark.side == bookSide && isWithin(bookSide, price, mark.price)) {
                long taken = Math.min(free - sum, left[i]);
                sum += taken;
                left[i] -= taken;
            }
        }
        return sum;
    }

    private List<Mark> inSight(OrderBook book, Side bookSide) {
        if (levels.all.isEmpty()) {
            return List.of();
        }
        long last = lastPrice(book, bookSide);
        List<Mark> inSight = new ArrayList<>();
        for (Mark mark : levels.all) {
            if (mark.side == bookSide && isWithin(bookSide, mark.price, last)) {
                inSight.add(mark);
            }
        }
        return inSight;
    }

    /**
     * Whether a price that shows nothing is known to be empty: a book may be published only so deep, and what is worse
     * than its last level is then unknown. Where a side shows nothing at all there is nothing.
     */
    static boolean isInSight(OrderBook book, Side bookSide, long price) {
        return isWithin(bookSide, price, lastPrice(book, bookSide));
    }

    private static long lastPrice(OrderBook book, Side bookSide) {
        int count = count(book, bookSide);
        if (count > 0) {
            return price(book, bookSide, count - 1);
        }
        return bookSide == Side.BUY ? Long.MIN_VALUE : Long.MAX_VALUE;
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
