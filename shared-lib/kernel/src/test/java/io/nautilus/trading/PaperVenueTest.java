package io.nautilus.trading;

import static io.nautilus.trading.VenueBench.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import io.nautilus.trading.Taking.End;
import io.nautilus.trading.Taking.Take;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a paper order takes, and what reaches it. Each rule is one that a kinder venue breaks. */
class PaperVenueTest {
    private final VenueBench bench = new VenueBench();

    PaperVenueTest() {
        bench.snapshot(levels(99, 10, 98, 20), levels(101, 5, 102, 7));
    }

    @Test
    void aMarketOrderWalksTheLevelsAtTheirPrices() {
        assertThat(bench.venue.take(Side.BUY, OrderTerms.NO_PRICE, 8, 100))
                .isEqualTo(new Taking(List.of(new Take(101, 5), new Take(102, 3)), 0, End.FILLED));
    }

    @Test
    void aMarketOrderThatFindsNoMoreDepthStopsThere() {
        assertThat(bench.venue.take(Side.SELL, OrderTerms.NO_PRICE, 31, 100))
                .isEqualTo(new Taking(List.of(new Take(99, 10), new Take(98, 20)), 1, End.NO_MORE_DEPTH));
    }

    @Test
    void aLimitOrderTakesNothingBeyondItsLimit() {
        assertThat(bench.venue.take(Side.BUY, 101, 6, 100))
                .isEqualTo(new Taking(List.of(new Take(101, 5)), 1, End.LIMIT_REACHED));
    }

    @Test
    void anOrderWalksAtMostSoManyLevels() {
        assertThat(bench.venue.take(Side.BUY, OrderTerms.NO_PRICE, 8, 1))
                .isEqualTo(new Taking(List.of(new Take(101, 5)), 3, End.DEPTH_PROTECTION));
        assertThat(bench.venue.take(Side.BUY, 101, 8, 1).end()).isEqualTo(End.LIMIT_REACHED);
        assertThat(bench.venue.take(Side.BUY, OrderTerms.NO_PRICE, 13, 2).end()).isEqualTo(End.NO_MORE_DEPTH);
    }

    @Test
    void theHundredthLevelIsTheLast() {
        long[] asks = new long[2 * 101];
        for (int i = 0; i < 101; i++) {
            asks[2 * i] = 101 + i;
            asks[2 * i + 1] = 1;
        }
        bench.snapshot(levels(), asks);
        Taking taking = bench.venue.take(Side.BUY, OrderTerms.NO_PRICE, 101, 1_000);
        assertThat(taking.takes()).hasSize(100);
        assertThat(taking.end()).isEqualTo(End.DEPTH_PROTECTION);
        assertThat(bench.venue.take(Side.BUY, OrderTerms.NO_PRICE, 100, 1_000).end())
                .isEqualTo(End.FILLED);
    }

    @Test
    void theSameDisplayedQuantityIsNotEatenTwice() {
        bench.market(Side.BUY, 3);
        bench.market(Side.BUY, 3);
        assertThat(bench.fills).containsExactly("#0 took 3@101", "#1 took 2@101", "#1 took 1@102");
    }

    @Test
    void whatWasTakenStaysTakenWhileOtherLevelsChange() {
        bench.market(Side.BUY, 5);
        bench.level(Side.SELL, 102, 9).level(Side.BUY, 99, 3);
        bench.snapshot(levels(99, 3), levels(101, 5, 102, 9));
        bench.market(Side.BUY, 1);
        assertThat(bench.fills).containsExactly("#0 took 5@101", "#1 took 1@102");
    }

    @Test
    void aChangeOfTheLevelGivesItBack() {
        bench.market(Side.BUY, 5);
        bench.level(Side.SELL, 101, 6);
        bench.market(Side.BUY, 1);
        assertThat(bench.fills).containsExactly("#0 took 5@101", "#1 took 1@101");
    }

    @Test
    void aChangeInTheRecordThatWasSeenGivesNothingBack() {
        bench.market(Side.BUY, 5);
        bench.sameRecord(Side.SELL, 101, 6);
        bench.market(Side.BUY, 1);
        assertThat(bench.fills).containsExactly("#0 took 5@101", "#1 took 1@101");
        bench.market(Side.BUY, 1);
        assertThat(bench.fills).last().isEqualTo("#2 took 1@102");
    }

    @Test
    void theOtherSideReachingUsFillsAtMostWhatItShowsAndAtOurPrice() {
        bench.order(Side.BUY, 100, 20);
        bench.level(Side.SELL, 100, 6);
        assertThat(bench.fills).containsExactly("#0 made 6@100");
    }

    @Test
    void whatReachedUsFillsOnceUntilItChanges() {
        bench.order(Side.BUY, 100, 20);
        bench.level(Side.SELL, 100, 6).level(Side.BUY, 97, 1).level(Side.SELL, 103, 1);
        assertThat(bench.fills).containsExactly("#0 made 6@100");
        bench.level(Side.SELL, 100, 2);
        assertThat(bench.fills).containsExactly("#0 made 6@100", "#0 made 2@100");
    }

    /** What a level gave is not given again because another level came, changed or went. */
    @Test
    void aNewLevelGivesNothingOfTheOthersBack() {
        bench.order(Side.BUY, 100, 20);
        bench.level(Side.SELL, 100, 6).level(Side.SELL, 99, 1);
        assertThat(bench.fills).containsExactly("#0 made 6@100", "#0 made 1@100");
        bench.level(Side.SELL, 99, 0).level(Side.SELL, 98, 2).level(Side.SELL, 98, 0);
        assertThat(bench.fills).containsExactly("#0 made 6@100", "#0 made 1@100", "#0 made 2@100");
        bench.level(Side.SELL, 100, 5);
        assertThat(bench.fills).last().isEqualTo("#0 made 5@100");
    }

    /** A better level that nobody took from is not held for taken, nor does its end free what was. */
    @Test
    void aNewLevelIsFreeAndItsEndFreesNothing() {
        bench.order(Side.BUY, 100, 6);
        bench.level(Side.SELL, 100, 6).level(Side.SELL, 99, 2);
        assertThat(bench.venue.take(Side.BUY, 100, 9, 100).takes()).containsExactly(new Take(99, 2));
        bench.level(Side.SELL, 99, 0);
        assertThat(bench.venue.take(Side.BUY, 100, 9, 100).takes()).isEmpty();
    }

    /** A book that is published ten levels deep shows nothing of the eleventh. */
    @Test
    void whatWasTakenOfALevelOutOfSightStaysTaken() {
        bench.market(Side.BUY, 12);
        bench.level(Side.SELL, 102, 0).level(Side.SELL, 102, 7);
        bench.market(Side.BUY, 1);
        assertThat(bench.fills).containsExactly("#0 took 5@101", "#0 took 7@102");
        bench.level(Side.SELL, 102, 0).level(Side.SELL, 102, 8);
        bench.market(Side.BUY, 1);
        assertThat(bench.fills).last().isEqualTo("#2 took 1@102");
    }

    @Test
    void whatReachedUsIsNotTakenAgainByAnArrivingOrder() {
        bench.order(Side.BUY, 100, 4);
        bench.level(Side.SELL, 100, 6);
        bench.market(Side.BUY, 3);
        assertThat(bench.fills).containsExactly("#0 made 4@100", "#1 took 2@100", "#1 took 1@101");
    }

    @Test
    void whatReachesSeveralOfUsGoesToTheBetterPriceFirst() {
        bench.order(Side.BUY, 99, 9);
        bench.order(Side.BUY, 100, 4);
        bench.level(Side.BUY, 99, 0);
        bench.level(Side.SELL, 99, 6);
        assertThat(bench.fills).containsExactly("#1 made 4@100", "#0 made 2@99");
    }

    @Test
    void aCrossedBookFillsNobodyBehindAQueue() {
        bench.order(Side.BUY, 99, 4);
        bench.level(Side.SELL, 99, 6);
        assertThat(bench.fills).isEmpty();
    }

    /** What paper takes and what it shows is in nobody else's book. */
    @Test
    void paperOrdersMoveNoMarket() {
        bench.market(Side.BUY, 8);
        bench.order(Side.BUY, 100, 5);
        assertThat(bench.venue.book().depth(10).asks()).isEqualTo(VenueBench.pairs(101, 5, 102, 7));
        assertThat(bench.venue.book().depth(10).bids()).isEqualTo(VenueBench.pairs(99, 10, 98, 20));
    }

    /** Who would meet an own order asks before: at its price or beyond it, of those it asks about. */
    @Test
    void whatRestsWithinALimitIsFound() {
        bench.order(Side.SELL, 103, 5);
        assertThat(bench.venue.rests(Side.SELL, 102, id -> true)).isFalse();
        assertThat(bench.venue.rests(Side.SELL, 103, id -> true)).isTrue();
        assertThat(bench.venue.rests(Side.SELL, OrderTerms.NO_PRICE, id -> true))
                .isTrue();
        assertThat(bench.venue.rests(Side.SELL, 103, id -> false)).isFalse();
        assertThat(bench.venue.rests(Side.BUY, 1, id -> true)).isFalse();
    }

    @Test
    void ownOrdersNeverMatchEachOther() {
        bench.order(Side.BUY, 100, 5);
        assertThat(bench.venue.take(Side.SELL, 100, 5, 100)).isEqualTo(new Taking(List.of(), 5, End.LIMIT_REACHED));
        bench.order(Side.SELL, 100, 5);
        bench.level(Side.BUY, 97, 3);
        assertThat(bench.fills).isEmpty();
    }

    @Test
    void theRestOfAnOrderThatTookWaitsForMore() {
        bench.order(Side.BUY, 101, 8);
        bench.level(Side.SELL, 102, 1);
        assertThat(bench.fills).containsExactly("#0 took 5@101");
        bench.level(Side.SELL, 101, 2);
        assertThat(bench.fills).containsExactly("#0 took 5@101", "#0 made 2@101");
    }

    @Test
    void frozenOrdersSeeNoPrintAndAreEvaluatedOnce() {
        bench.order(Side.BUY, 99, 4);
        bench.frozenTrade(Side.SELL, 99, 100).frozen(Side.BUY, 99, 0).frozen(Side.SELL, 99, 3);
        assertThat(bench.fills).isEmpty();
        bench.evaluate().evaluate();
        assertThat(bench.fills).containsExactly("#0 made 3@99");
    }

    @Test
    void aForgottenPlaceIsBehindAllThatIsDisplayed() {
        bench.order(Side.BUY, 99, 4);
        bench.trade(Side.SELL, 99, 9);
        bench.venue.discardBook(bench.offset() + 1);
        bench.snapshot(levels(99, 10, 98, 20), levels(101, 5));
        bench.trade(Side.SELL, 99, 10);
        assertThat(bench.fills).isEmpty();
        bench.trade(Side.SELL, 99, 1);
        assertThat(bench.fills).containsExactly("#0 made 1@99");
    }

    @Test
    void aRemovedOrderTradesNoMore() {
        MessageId id = bench.order(Side.BUY, 100, 4);
        bench.venue.remove(id);
        bench.level(Side.SELL, 100, 6);
        assertThat(bench.fills).isEmpty();
        assertThat(bench.venue.restingCount()).isZero();
    }

    @Test
    void anOrderInOtherDecimalsThanTheBookIsFrozen() {
        MessageId id = bench.nextId();
        bench.venue.rest(id, Side.BUY, 1, 1_000, 0, 5);
        bench.level(Side.SELL, 100, 6);
        bench.trade(Side.SELL, 100, 6);
        assertThat(bench.fills).isEmpty();
    }

    /** After a restart the marks come from the log before any book does. */
    @Test
    void foldedMarksHoldUntilALaterRecordChangesTheLevel() {
        PaperVenue recovered = bench.venue;
        VenueBench again = new VenueBench();
        again.venue.filled(bench.nextId(), Side.BUY, 101, 5, Liquidity.TAKER, 2);
        again.venue.warm(VenueBench.snapshotOf(levels(99, 10), levels(101, 4, 102, 7)), 1);
        again.venue.warm(VenueBench.deltaOf(Side.SELL, 101, 5), 2);
        assertThat(again.venue.take(Side.BUY, OrderTerms.NO_PRICE, 1, 100).takes())
                .containsExactly(new Take(102, 1));
        again.venue.warm(VenueBench.deltaOf(Side.SELL, 101, 6), 3);
        assertThat(again.venue.take(Side.BUY, OrderTerms.NO_PRICE, 1, 100).takes())
                .containsExactly(new Take(101, 1));
        assertThat(recovered.restingCount()).isZero();
    }

    @Test
    void marksOfDifferentRecordsEndApart() {
        VenueBench again = new VenueBench();
        again.venue.filled(bench.nextId(), Side.BUY, 101, 2, Liquidity.TAKER, 1);
        again.venue.filled(bench.nextId(), Side.BUY, 101, 3, Liquidity.TAKER, 3);
        again.venue.warm(VenueBench.snapshotOf(levels(99, 10), levels(101, 4, 102, 7)), 1);
        again.venue.warm(VenueBench.deltaOf(Side.SELL, 101, 5), 2);
        assertThat(again.venue.take(Side.BUY, OrderTerms.NO_PRICE, 3, 100).takes())
                .containsExactly(new Take(101, 2), new Take(102, 1));
    }

    /** Who joins later cannot know whether the level changed since: it is taken as it was. */
    @Test
    void theFirstSnapshotGivesNothingBackButWhatIsGone() {
        VenueBench again = new VenueBench();
        again.venue.filled(bench.nextId(), Side.BUY, 101, 5, Liquidity.TAKER, 2);
        again.venue.warm(VenueBench.snapshotOf(levels(99, 10), levels(101, 5, 102, 7)), 9);
        assertThat(again.venue.take(Side.BUY, OrderTerms.NO_PRICE, 1, 100).takes())
                .containsExactly(new Take(102, 1));
    }
}
