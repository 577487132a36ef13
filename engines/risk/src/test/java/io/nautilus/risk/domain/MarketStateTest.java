package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketStateTest {
    private final GateBench bench = GateBench.live();

    private OrderFilled made(MessageId id, long price, long quantity, long leaves, long notional, long fee) {
        return new OrderFilled(
                id,
                "main",
                BTC,
                Side.BUY,
                0,
                2,
                price,
                3,
                quantity,
                leaves,
                "USD",
                6,
                notional,
                fee,
                Liquidity.MAKER,
                bench.lastOffset());
    }

    @Test
    void aSilentFeedMakesItsMarketsStaleAndAFreshRecordLive() {
        bench.pass(2 * SECOND);
        bench.tick();
        assertThat(bench.news()).isEmpty();
        bench.pass(1);
        bench.tick();
        bench.tick();
        bench.market(status(MarketState.LIVE));
        bench.tick();
        assertThat(bench.news())
                .containsExactly(
                        new MarketStateChanged(BTC, MarketState.STALE, "feed-silent", 0),
                        new MarketStateChanged(BTC, MarketState.LIVE, "", 1));
    }

    /** The machine's clock is set back by an hour: nobody knows how old a book is, until its feed speaks again. */
    @Test
    void aClockThatStepsBackDoesNotKeepADeadFeedLive() {
        bench.pass(-3_600 * SECOND);
        bench.tick();
        bench.pass(10 * SECOND);
        bench.tick();
        bench.market(status(MarketState.LIVE));
        bench.pass(2 * SECOND);
        bench.tick();
        bench.pass(1);
        bench.tick();
        assertThat(bench.news())
                .containsExactly(
                        new MarketStateChanged(BTC, MarketState.STALE, "clock-stepped-back", 0),
                        new MarketStateChanged(BTC, MarketState.LIVE, "", 1),
                        new MarketStateChanged(BTC, MarketState.STALE, "feed-silent", 1));
    }

    /** No tick need have come in between. */
    @Test
    void anOrderRightBehindTheStepMeetsNoOldPrice() {
        bench.pass(-3_600 * SECOND);
        OrderTerms terms = GateBench.market("a", Side.BUY, 100);
        MessageId id = bench.submit(terms);
        assertThat(bench.news())
                .containsExactly(
                        new MarketStateChanged(BTC, MarketState.STALE, "clock-stepped-back", 0),
                        new OrderDenied(id, terms, DenialReason.STALE_MARKET, BTC, "trader"));
    }

    /** Silence is found later by at most the step. */
    @Test
    void aSmallStepBackIsNoNews() {
        bench.pass(-2 * SECOND);
        bench.tick();
        bench.pass(4 * SECOND);
        bench.tick();
        assertThat(bench.news()).isEmpty();
        bench.pass(1);
        bench.tick();
        assertThat(bench.news()).containsExactly(new MarketStateChanged(BTC, MarketState.STALE, "feed-silent", 0));
    }

    /** The log's clock stays ahead, but the feed speaks. */
    @Test
    void aClockThatStepsBackDoesNotMakeASpeakingFeedStale() {
        long brokerNanos = bench.nowNanos;
        bench.pass(-3_600 * SECOND);
        for (int i = 1; i < 10; i++) {
            bench.pass(SECOND);
            bench.take(new Input.Market(0, i, brokerNanos + i * SECOND, status(MarketState.LIVE)));
            bench.tick();
        }
        assertThat(bench.news()).isEmpty();
    }

    @Test
    void aQuietBookIsNotStale() {
        for (int i = 0; i < 10; i++) {
            bench.pass(SECOND);
            bench.market(status(MarketState.LIVE));
            bench.tick();
        }
        assertThat(bench.news()).isEmpty();
    }

    /** What waited in the log while the machine slept is no news: its record's time says so. */
    @Test
    void oldRecordsFillNothing() {
        bench.submit(limit("a", Side.BUY, 100, 10_000 - 5));
        bench.news();
        bench.pass(60 * SECOND);
        bench.take(new Input.Market(0, 1, bench.nowNanos - 3 * SECOND, trade(Side.SELL, 9_990, 50)));
        assertThat(bench.news()).containsExactly(new MarketStateChanged(BTC, MarketState.STALE, "feed-silent", 1));
    }

    @Test
    void aFeedThatEndsEndsItsMarkets() {
        bench.market(status(MarketState.ENDED));
        bench.pass(5 * SECOND);
        bench.tick();
        bench.market(status(MarketState.LIVE), book());
        assertThat(bench.news())
                .containsExactly(
                        new MarketStateChanged(BTC, MarketState.ENDED, "said so", 1),
                        new MarketStateChanged(BTC, MarketState.LIVE, "", 2));
    }

    @Test
    void oneBookCanBeStaleInALiveFeed() {
        bench.market(new FeedStatus(BTC_ID, START, FEED, MarketState.STALE, "gap"));
        bench.market(new FeedStatus(BTC_ID, START, FEED, MarketState.LIVE, ""));
        assertThat(bench.news())
                .containsExactly(
                        new MarketStateChanged(BTC, MarketState.STALE, "gap", 1),
                        new MarketStateChanged(BTC, MarketState.LIVE, "", 2));
    }

    @Test
    void restingOrdersFreezeOnAStaleBookAndAreEvaluatedOnceItIsLive() {
        MessageId id = bench.submit(limit("a", Side.BUY, 500, 9_990));
        bench.market(status(MarketState.STALE));
        bench.news();
        bench.market(trade(Side.SELL, 9_980, 700), level(Side.BUY, 9_990, 0), level(Side.BUY, 9_995, 0));
        bench.market(level(Side.SELL, 9_990, 200));
        assertThat(bench.news()).isEmpty();
        bench.market(status(MarketState.LIVE));
        bench.market(level(Side.SELL, 10_005, 1));
        assertThat(bench.news())
                .containsExactly(
                        new MarketStateChanged(BTC, MarketState.LIVE, "", 4),
                        new OrderFilled(
                                id,
                                "main",
                                BTC,
                                Side.BUY,
                                0,
                                2,
                                9_990,
                                3,
                                200,
                                300,
                                "USD",
                                6,
                                19_980_000,
                                19_980,
                                Liquidity.MAKER,
                                4));
    }

    @Test
    void aBrokenBookIsStaleUntilItsNextSnapshot() {
        bench.market(new io.nautilus.contracts.BookDelta(BTC_ID, START, 3, 3, 0, true, levels(99_950, 1), levels()));
        bench.market(book());
        assertThat(bench.news())
                .containsExactly(
                        new MarketStateChanged(BTC, MarketState.STALE, "no-book", 1),
                        new MarketStateChanged(BTC, MarketState.LIVE, "", 2));
    }

    @Test
    void aNewReignDiscardsWhatTheOneBeforeGave() {
        bench.newReign();
        bench.market(status(MarketState.LIVE), level(Side.SELL, 9_995, 1));
        bench.market(definition(BTC_ID, BTC));
        assertThat(bench.news()).containsExactly(new MarketStateChanged(BTC, MarketState.STALE, "new-reign", 1));
        bench.market(book());
        assertThat(bench.news()).containsExactly(new MarketStateChanged(BTC, MarketState.LIVE, "", 4));
    }

    /** Who joins in the middle knows neither definition nor book, and says nothing. */
    @Test
    void anInstrumentIsIgnoredUntilDefinitionAndSnapshotWereSeen() {
        GateBench fresh = new GateBench();
        fresh.market(status(MarketState.LIVE), book(), level(Side.BUY, 9_990, 1));
        fresh.market(definition(BTC_ID, BTC), level(Side.BUY, 9_990, 1));
        assertThat(fresh.news()).isEmpty();
        assertThat(fresh.gate.ignoredMarketData()).isEqualTo(2);
        fresh.market(book());
        assertThat(fresh.news()).containsExactly(new MarketStateChanged(BTC, MarketState.LIVE, "", 2));
    }

    @Test
    void afterARestartWithoutMarketDataNothingIsLive() {
        RiskGate again = new RiskGate();
        for (int i = 0; i < bench.events.size(); i++) {
            again.apply(bench.events.get(i), bench.moments.get(i));
        }
        List<io.nautilus.contracts.OrderEvent> said = new java.util.ArrayList<>();
        again.on(new Input.Timer(0), bench.moment(), event -> {
            said.add(event);
            again.apply(event, bench.moment());
        });
        assertThat(said).containsExactly(new MarketStateChanged(BTC, MarketState.STALE, "no-market-data", -1));
    }

    @Test
    void warmMarketDataSaysNothingAndMovesNoQueue() {
        MessageId id = bench.submit(limit("a", Side.BUY, 500, 9_990));
        GateBench again = bench.recovered();
        again.gate.warm(new Input.Market(0, 0, again.nowNanos, trade(Side.SELL, 9_990, 5_000)), again.moment());
        again.market(trade(Side.SELL, 9_990, 5_000));
        assertThat(again.news()).isEmpty();
        again.market(trade(Side.SELL, 9_990, 1));
        assertThat(again.news()).hasSize(1).first().isInstanceOf(OrderFilled.class);
        assertThat(again.events)
                .last()
                .isEqualTo(new OrderFilled(
                        id, "main", BTC, Side.BUY, 0, 2, 9_990, 3, 1, 499, "USD", 6, 99_900, 100, Liquidity.MAKER, 2));
    }

    @Test
    void booksAreReportedWhenTheyChangedAndNotTooOften() {
        bench.submit(GateBench.market("a", Side.BUY, 1_000));
        bench.news();
        bench.tick();
        assertThat(bench.news()).isEmpty();
        for (int i = 0; i < 10; i++) {
            bench.pass(SECOND);
            bench.market(status(MarketState.LIVE));
        }
        bench.tick();
        bench.pass(SECOND);
        bench.tick();
        assertThat(bench.news())
                .containsExactly(new BooksReported(
                        "main",
                        List.of(
                                new Holding(BTC, 3, 1_000, 6, 100_000_000),
                                new Holding("USD", 6, 999_899_800_000L, 0, 0))));
    }

    @Test
    void aMadeFillPaysTheMakersFee() {
        MessageId id = bench.submit(limit("a", Side.BUY, 500, 9_990));
        bench.news();
        bench.market(trade(Side.SELL, 9_985, 100));
        assertThat(bench.news()).containsExactly(made(id, 9_990, 100, 400, 9_990_000, 9_990));
    }

    /** What a feed said under the reign before, the new one has not said. */
    @Test
    void afterANewReignAFeedMustSayThatItIsLive() {
        bench.newReign(definition(BTC_ID, BTC), book());
        assertThat(bench.news()).containsExactly(new MarketStateChanged(BTC, MarketState.STALE, "new-reign", 1));
        bench.market(status(MarketState.LIVE));
        assertThat(bench.news()).containsExactly(new MarketStateChanged(BTC, MarketState.LIVE, "", 2));
    }
}
