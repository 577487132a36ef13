package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Side;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private final OrderBook book = new OrderBook(4);

    @Test
    void isEmptyAndIncompleteBeforeASnapshot() {
        assertThat(book.isComplete()).isFalse();
        assertThat(book.bestBid()).isEqualTo(OrderBook.NO_PRICE);
        assertThat(book.bestAsk()).isEqualTo(OrderBook.NO_PRICE);
        assertThat(book.crossed()).isFalse();
        assertThatThrownBy(() -> book.bidPrice(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void swapsASnapshotInAtItsLastPart() {
        assertThat(book.apply(snapshot(0, false, levels(99, 1), levels(101, 2))))
                .isFalse();
        assertThat(book.isComplete()).isFalse();
        assertThat(book.apply(snapshot(1, true, levels(98, 3), Levels.NONE))).isTrue();
        assertThat(book.isComplete()).isTrue();
        assertThat(book.depth(9).bids()).isEqualTo(levels(99, 1, 98, 3));
        assertThat(book.depth(9).asks()).isEqualTo(levels(101, 2));
        assertThat(book.priceDecimals()).isEqualTo(2);
        assertThat(book.quantityDecimals()).isEqualTo(8);
    }

    @Test
    void replacesTheWholeBookBySnapshot() {
        book.apply(snapshot(0, true, levels(99, 1), levels(101, 2)));
        book.apply(snapshot(0, true, levels(89, 1), levels(91, 2)));
        assertThat(book.depth(9)).isEqualTo(new OrderBook.Depth(levels(89, 1), levels(91, 2)));
    }

    @Test
    void keepsTheOldBookWhereAPartOfTheNewOneIsMissing() {
        book.apply(snapshot(0, true, levels(99, 1), levels(101, 2)));
        book.apply(snapshot(0, false, levels(89, 1), levels(91, 2)));
        assertThat(book.apply(snapshot(2, true, levels(88, 1), levels(92, 2)))).isFalse();
        assertThat(book.bestBid()).isEqualTo(99);
        assertThat(book.apply(snapshot(1, true, levels(88, 1), levels(92, 2)))).isFalse();
        assertThat(book.bestBid()).isEqualTo(99);
    }

    @Test
    void appliesThePartsOfADeltaTogether() {
        book.apply(snapshot(0, true, levels(99, 1), levels(101, 2)));
        assertThat(book.apply(delta(0, false, levels(99, 0), Levels.NONE))).isFalse();
        assertThat(book.bestBid()).isEqualTo(99);
        assertThat(book.apply(delta(1, true, levels(98, 5), levels(101, 7)))).isTrue();
        assertThat(book.depth(9)).isEqualTo(new OrderBook.Depth(levels(98, 5), levels(101, 7)));
    }

    @Test
    void isIncompleteAfterADeltaThatCannotBeApplied() {
        book.apply(snapshot(0, true, levels(99, 1), levels(101, 2)));
        assertThat(book.apply(delta(1, true, levels(98, 5), Levels.NONE))).isFalse();
        assertThat(book.isComplete()).isFalse();
        assertThat(book.bidCount()).isZero();
        book.apply(snapshot(0, true, levels(99, 1), levels(101, 2)));
        assertThat(book.apply(new BookDelta(1, 0, 3, 8, 0, true, levels(98, 5), Levels.NONE)))
                .isFalse();
        assertThat(book.isComplete()).isFalse();
    }

    @Test
    void keepsTheBestLevelsAtTheLimit() {
        book.apply(snapshot(0, true, levels(99, 1, 98, 1, 97, 1, 96, 1, 95, 1), levels(101, 1)));
        assertThat(book.depth(9).bids()).isEqualTo(levels(99, 1, 98, 1, 97, 1, 96, 1));
        book.apply(delta(0, true, levels(100, 2, 90, 3), Levels.NONE));
        assertThat(book.depth(9).bids()).isEqualTo(levels(100, 2, 99, 1, 98, 1, 97, 1));
    }

    @Test
    void refusesToGatherWithoutLimit() {
        for (int part = 0; part < 4; part++) {
            assertThat(book.apply(snapshot(part, false, levels(1, 1, 2, 1), levels(8, 1, 9, 1))))
                    .isFalse();
        }
        assertThat(book.apply(snapshot(4, true, levels(3, 1), Levels.NONE))).isFalse();
        assertThat(book.isComplete()).isFalse();
    }

    @Test
    void answersByPriceAndByRank() {
        book.apply(snapshot(0, true, levels(99, 1, 98, 4), levels(101, 2, 103, 5)));
        assertThat(book.quantityAt(Side.BUY, 98)).isEqualTo(4);
        assertThat(book.quantityAt(Side.BUY, 101)).isZero();
        assertThat(book.quantityAt(Side.SELL, 103)).isEqualTo(5);
        assertThat(book.askPrice(1)).isEqualTo(103);
        assertThat(book.askQuantity(1)).isEqualTo(5);
        assertThat(book.crossed()).isFalse();
        book.set(Side.BUY, 101, 1);
        assertThat(book.crossed()).isTrue();
        book.clear();
        assertThat(book.isComplete()).isFalse();
        assertThat(book.askCount()).isZero();
    }

    private static BookSnapshot snapshot(int part, boolean last, Levels bids, Levels asks) {
        return new BookSnapshot(1, 0, 2, 8, part, last, bids, asks);
    }

    private static BookDelta delta(int part, boolean last, Levels bids, Levels asks) {
        return new BookDelta(1, 0, 2, 8, part, last, bids, asks);
    }

    /** Price, quantity, price, quantity, ... */
    private static Levels levels(long... numbers) {
        long[] prices = new long[numbers.length / 2];
        long[] quantities = new long[numbers.length / 2];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = numbers[2 * i];
            quantities[i] = numbers[2 * i + 1];
        }
        return Levels.of(prices, quantities);
    }
}
