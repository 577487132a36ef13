package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import java.util.Comparator;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The book against the simplest twin that could be right: two sorted maps. */
class OrderBookPropertyTest {
    @Property(tries = 200)
    void equalsTwoSortedMaps(@ForAll long seed, @ForAll @IntRange(min = 8, max = 60) int maxLevels) {
        Random random = new Random(seed);
        OrderBook book = new OrderBook(maxLevels);
        Twin twin = new Twin(maxLevels);
        for (int i = 0; i < 300; i++) {
            if (i == 0 || random.nextInt(40) == 0) {
                snapshot(random, book, twin);
            } else {
                delta(random, book, twin);
            }
            twin.compare(book);
        }
    }

    private static void snapshot(Random random, OrderBook book, Twin twin) {
        twin.bids.clear();
        twin.asks.clear();
        int parts = 1 + random.nextInt(2);
        for (int part = parts - 1; part >= 0; part--) {
            twin.pending[part] = new Levels[] {levels(random, 1), levels(random, 1)};
        }
        for (int part = parts - 1; part >= 0; part--) {
            twin.apply(twin.pending[part]);
        }
        for (int part = 0; part < parts; part++) {
            boolean last = part == parts - 1;
            Levels[] sides = twin.pending[part];
            assertThat(book.apply(new BookSnapshot(1, 0, 2, 8, part, last, sides[0], sides[1])))
                    .isEqualTo(last);
        }
    }

    private static void delta(Random random, OrderBook book, Twin twin) {
        int parts = 1 + random.nextInt(2);
        for (int part = 0; part < parts; part++) {
            Levels[] sides = {levels(random, 0), levels(random, 0)};
            twin.apply(sides);
            boolean last = part == parts - 1;
            assertThat(book.apply(new BookDelta(1, 0, 2, 8, part, last, sides[0], sides[1])))
                    .isEqualTo(last);
        }
    }

    private static Levels levels(Random random, int least) {
        int size = random.nextInt(6);
        long[] prices = new long[size];
        long[] quantities = new long[size];
        for (int i = 0; i < size; i++) {
            prices[i] = random.nextInt(30) == 0 ? random.nextLong() : random.nextInt(80) - 40;
            quantities[i] = Math.max(least, random.nextInt(5) - 1);
        }
        return Levels.of(prices, quantities);
    }

    private static final class Twin {
        final int maxLevels;
        final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        final TreeMap<Long, Long> asks = new TreeMap<>();
        final Levels[][] pending = new Levels[2][];

        Twin(int maxLevels) {
            this.maxLevels = maxLevels;
        }

        void apply(Levels[] sides) {
            apply(bids, sides[0]);
            apply(asks, sides[1]);
        }

        private void apply(TreeMap<Long, Long> side, Levels levels) {
            for (int i = levels.size() - 1; i >= 0; i--) {
                if (levels.quantity(i) > 0) {
                    side.put(levels.price(i), levels.quantity(i));
                } else {
                    side.remove(levels.price(i));
                }
                if (side.size() > maxLevels) {
                    side.pollLastEntry();
                }
            }
        }

        void compare(OrderBook book) {
            assertThat(book.bidCount()).isEqualTo(bids.size());
            assertThat(book.askCount()).isEqualTo(asks.size());
            int rank = 0;
            for (var level : bids.entrySet()) {
                assertThat(book.bidPrice(rank)).isEqualTo(level.getKey());
                assertThat(book.bidQuantity(rank++)).isEqualTo(level.getValue());
                assertThat(book.quantityAt(Side.BUY, level.getKey())).isEqualTo(level.getValue());
            }
            rank = 0;
            for (var level : asks.entrySet()) {
                assertThat(book.askPrice(rank)).isEqualTo(level.getKey());
                assertThat(book.askQuantity(rank++)).isEqualTo(level.getValue());
                assertThat(book.quantityAt(Side.SELL, level.getKey())).isEqualTo(level.getValue());
            }
            assertThat(book.bestBid()).isEqualTo(bids.isEmpty() ? OrderBook.NO_PRICE : bids.firstKey());
            assertThat(book.crossed())
                    .isEqualTo(!bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey());
        }
    }
}
