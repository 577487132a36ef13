package io.nautilus.trading;

import static io.nautilus.trading.VenueBench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Side;
import org.junit.jupiter.api.Test;

/** Where a paper order stands among those of its price, and what of a print comes to it. */
class PaperQueueTest {
    private final VenueBench bench = new VenueBench();

    PaperQueueTest() {
        bench.snapshot(levels(99, 10, 98, 20), levels(101, 5, 102, 7));
    }

    @Test
    void aRestingOrderWaitsForTheQueueAheadOfIt() {
        bench.order(Side.BUY, 99, 4);
        bench.trade(Side.SELL, 99, 6).trade(Side.SELL, 99, 4);
        assertThat(bench.fills).isEmpty();
        bench.trade(Side.SELL, 99, 3);
        assertThat(bench.fills).containsExactly("#0 made 3@99");
    }

    @Test
    void aPrintBeyondTheQueueFillsWhatIsBeyondIt() {
        bench.order(Side.BUY, 99, 4);
        bench.trade(Side.SELL, 99, 12);
        assertThat(bench.fills).containsExactly("#0 made 2@99");
    }

    @Test
    void aPrintOfBuyersFillsNoBuyer() {
        bench.order(Side.BUY, 99, 4);
        bench.trade(Side.BUY, 99, 100);
        assertThat(bench.fills).isEmpty();
    }

    @Test
    void aLevelThatFallsWithoutATradeShrinksBehindUs() {
        bench.order(Side.BUY, 99, 4);
        bench.level(Side.BUY, 99, 25).level(Side.BUY, 99, 12);
        bench.trade(Side.SELL, 99, 10);
        assertThat(bench.fills).isEmpty();
        bench.trade(Side.SELL, 99, 1);
        assertThat(bench.fills).containsExactly("#0 made 1@99");
    }

    @Test
    void aLevelThatFallsBelowTheQueueShortensIt() {
        bench.order(Side.BUY, 99, 4);
        bench.level(Side.BUY, 99, 2);
        bench.trade(Side.SELL, 99, 3);
        assertThat(bench.fills).containsExactly("#0 made 1@99");
    }

    @Test
    void whatJoinsTheLevelLaterIsBehindUs() {
        bench.order(Side.BUY, 99, 4);
        bench.level(Side.BUY, 99, 50);
        bench.trade(Side.SELL, 99, 11);
        assertThat(bench.fills).containsExactly("#0 made 1@99");
    }

    @Test
    void aFallAndThenItsPrintCountOnce() {
        bench.order(Side.BUY, 99, 4);
        bench.levelAt(50 * VenueBench.SECOND, Side.BUY, 99, 6);
        bench.tradeAt(50 * VenueBench.SECOND, Side.SELL, 99, 4);
        bench.tradeAt(60 * VenueBench.SECOND, Side.SELL, 99, 7);
        assertThat(bench.fills).containsExactly("#0 made 1@99");
    }

    @Test
    void aPrintAndThenItsFallCountOnce() {
        bench.order(Side.BUY, 99, 4);
        bench.tradeAt(50 * VenueBench.SECOND, Side.SELL, 99, 4);
        bench.levelAt(50 * VenueBench.SECOND, Side.BUY, 99, 6);
        bench.tradeAt(60 * VenueBench.SECOND, Side.SELL, 99, 7);
        assertThat(bench.fills).containsExactly("#0 made 1@99");
    }

    @Test
    void severalPrintsUseUpAFallAndTheRestIsNews() {
        bench.order(Side.BUY, 99, 4);
        bench.levelAt(50 * VenueBench.SECOND, Side.BUY, 99, 2);
        bench.tradeAt(49 * VenueBench.SECOND, Side.SELL, 99, 5).tradeAt(50 * VenueBench.SECOND, Side.SELL, 99, 4);
        assertThat(bench.fills).isEmpty();
        bench.tradeAt(50 * VenueBench.SECOND, Side.SELL, 99, 2);
        assertThat(bench.fills).containsExactly("#0 made 1@99");
    }

    @Test
    void aPrintIsInAFallWhoseClockMayBeBehind() {
        bench.order(Side.BUY, 99, 4);
        bench.levelAt(50 * VenueBench.SECOND, Side.BUY, 99, 0);
        bench.tradeAt(50 * VenueBench.SECOND + Resting.CLOCKS_APART_NANOS, Side.SELL, 99, 10);
        assertThat(bench.fills).isEmpty();
        bench.tradeAt(50 * VenueBench.SECOND + Resting.CLOCKS_APART_NANOS + 1, Side.SELL, 99, 1);
        assertThat(bench.fills).containsExactly("#0 made 1@99");
    }

    /** It is in the book that the order came to, wherever it printed. */
    @Test
    void aPrintFromBeforeAnOrderFillsNothing() {
        bench.levelAt(50 * VenueBench.SECOND, Side.BUY, 99, 0);
        bench.order(Side.BUY, 99, 4);
        bench.tradeAt(50 * VenueBench.SECOND, Side.SELL, 99, 10);
        bench.tradeAt(50 * VenueBench.SECOND, Side.SELL, 98, 10);
        assertThat(bench.fills).isEmpty();
    }

    /** A book that is published two levels deep: what is behind the second may be there. */
    @Test
    void aLevelThatLeavesTheSightDoesNotShortenTheQueue() {
        bench.order(Side.BUY, 98, 4);
        bench.level(Side.BUY, 100, 3).level(Side.BUY, 98, 0);
        bench.level(Side.BUY, 100, 0).level(Side.BUY, 98, 20);
        bench.trade(Side.SELL, 98, 20);
        assertThat(bench.fills).isEmpty();
        bench.trade(Side.SELL, 98, 1);
        assertThat(bench.fills).containsExactly("#0 made 1@98");
    }

    @Test
    void anOrderOutOfSightGoesBehindWhatComesIntoSight() {
        bench.order(Side.BUY, 95, 4);
        bench.trade(Side.SELL, 95, 7);
        assertThat(bench.fills).isEmpty();
        bench.level(Side.BUY, 95, 30);
        bench.trade(Side.SELL, 95, 31);
        assertThat(bench.fills).containsExactly("#0 made 1@95");
    }

    @Test
    void aPrintBeyondAnOrderOutOfSightFillsIt() {
        bench.order(Side.BUY, 95, 4);
        bench.trade(Side.SELL, 94, 3);
        assertThat(bench.fills).containsExactly("#0 made 3@95");
    }

    @Test
    void aSideThatShowsNothingHasNothing() {
        bench.order(Side.BUY, 95, 4);
        bench.snapshot(levels(), levels(101, 5));
        bench.level(Side.SELL, 95, 3);
        assertThat(bench.fills).containsExactly("#0 made 3@95");
    }

    @Test
    void aPrintIsGivenOnceAmongOwnOrders() {
        bench.order(Side.BUY, 99, 4);
        bench.order(Side.BUY, 99, 4);
        bench.trade(Side.SELL, 99, 15);
        assertThat(bench.fills).containsExactly("#0 made 4@99", "#1 made 1@99");
    }

    @Test
    void aPrintThroughThePriceLeavesNoQueueAndFillsAtOurPrice() {
        bench.order(Side.BUY, 98, 4);
        bench.order(Side.BUY, 99, 4);
        bench.trade(Side.SELL, 98, 5);
        assertThat(bench.fills).containsExactly("#1 made 4@99");
    }
}
