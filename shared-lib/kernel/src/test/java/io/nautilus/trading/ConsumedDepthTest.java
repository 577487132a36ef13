package io.nautilus.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Side;
import io.nautilus.market.OrderBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to marks where there is no room for another. */
class ConsumedDepthTest {
    private static final long LAST = 200 + ConsumedDepth.MAX_MARKS;

    private final OrderBook book = new OrderBook();
    private int forgotten;
    private final ConsumedDepth consumed = new ConsumedDepth(() -> forgotten++);

    @BeforeEach
    void aBookWithAMarkOnEachLevel() {
        consumed.add(Side.SELL, 101, false, 2, 1);
        long[] asks = new long[2 * ConsumedDepth.MAX_MARKS + 2];
        asks[0] = 101;
        asks[1] = 5;
        for (int i = 1; i <= ConsumedDepth.MAX_MARKS; i++) {
            asks[2 * i] = 200 + i;
            asks[2 * i + 1] = 3;
            if (i < ConsumedDepth.MAX_MARKS) {
                consumed.add(Side.SELL, 200 + i, false, 3, 1 + i);
            }
        }
        book.apply(VenueBench.snapshotOf(new long[0], asks));
    }

    private long free(long price) {
        long worse = consumed.freeWithin(book, Side.SELL, price, OrderBook.MAX_LEVELS);
        return worse - consumed.freeWithin(book, Side.SELL, price - 1, OrderBook.MAX_LEVELS);
    }

    @Test
    void aMarkOfTheSamePlaceTakesTheNewOneIn() {
        consumed.add(Side.SELL, 101, false, 2, 9_000);
        assertThat(free(101)).isEqualTo(1);
        assertThat(free(201)).isZero();
        consumed.beforeChange(book, 8_000);
        book.apply(VenueBench.deltaOf(Side.SELL, 101, 6));
        consumed.afterChange(book, 8_000);
        assertThat(free(101)).as("as new as the newest").isEqualTo(2);
        consumed.beforeChange(book, 9_001);
        book.apply(VenueBench.deltaOf(Side.SELL, 101, 7));
        consumed.afterChange(book, 9_001);
        assertThat(free(101)).isEqualTo(7);
    }

    @Test
    void onlyWhereThereIsNoneTheOldestIsForgotten() {
        consumed.add(Side.SELL, LAST, false, 3, 9_000);
        assertThat(forgotten).isOne();
        assertThat(free(LAST)).isZero();
        assertThat(free(101)).isEqualTo(5);
        assertThat(free(201)).isZero();
    }

    /** A log is folded before its market data is read again. */
    @Test
    void aFillThatCameLaterTakesNothingFromWhatAnEarlierOneReached() {
        ConsumedDepth folded = new ConsumedDepth(() -> forgotten++);
        folded.add(Side.SELL, 102, true, 4, 1);
        folded.add(Side.SELL, 101, false, 8, 2);
        book.apply(VenueBench.snapshotOf(new long[0], new long[] {101, 5, 102, 5}));
        folded.beforeChange(book, 2);
        book.apply(VenueBench.deltaOf(Side.SELL, 101, 8));
        folded.afterChange(book, 2);
        assertThat(folded.freeWithin(book, Side.SELL, 101, 100)).isZero();
        assertThat(folded.freeWithin(book, Side.SELL, 102, 100)).isEqualTo(5);
    }

    /** Of a level out of sight nobody knows whether it changed, unless it was seen after the fill. */
    @Test
    void whatALevelShowedBeforeTheFillSaysNothingOfIt() {
        ConsumedDepth folded = new ConsumedDepth(() -> forgotten++);
        folded.add(Side.SELL, 103, false, 2, 5);
        book.apply(VenueBench.snapshotOf(new long[0], new long[] {101, 5, 103, 9}));
        folded.beforeChange(book, 3);
        book.apply(VenueBench.deltaOf(Side.SELL, 103, 0));
        folded.afterChange(book, 3);
        folded.beforeChange(book, 6);
        book.apply(VenueBench.snapshotOf(new long[0], new long[] {101, 5}));
        folded.afterChange(book, 6);
        assertThat(folded.isEmpty()).isTrue();
    }

    @Test
    void whatReachesTakesNoRoomFromLevelsAndIsJoinedToo() {
        for (int i = 0; i < ConsumedDepth.MAX_MARKS; i++) {
            consumed.add(Side.BUY, 50 - (i % 2), true, 1, i);
        }
        consumed.add(Side.BUY, 50, true, 1, 9_000);
        book.apply(VenueBench.snapshotOf(new long[] {50, 2_000, 49, 2_000}, new long[] {101, 5}));
        assertThat(consumed.freeWithin(book, Side.BUY, 49, 100)).isEqualTo(4_000 - ConsumedDepth.MAX_MARKS - 1);
        assertThat(free(101)).isEqualTo(3);
        assertThat(forgotten).isZero();
    }
}
