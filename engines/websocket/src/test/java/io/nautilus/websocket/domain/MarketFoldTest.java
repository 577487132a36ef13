package io.nautilus.websocket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Decimals;
import org.junit.jupiter.api.Test;

class MarketFoldTest {
    private static final long EVERY = 100;
    private static final long SILENT = 2_000;

    private final Streams streams = new Streams(new TextEncoder());
    private final MarketFold fold = new MarketFold(new Fanout(streams), EVERY, SILENT);
    private long offset;

    private void on(MarketEvent event, long nowNanos) {
        fold.on(new Input.MarketRecord(0, offset, nowNanos, false), nowNanos);
        fold.on(new Input.Market(0, offset++, nowNanos, event));
        fold.publishDue(nowNanos);
    }

    private void open() {
        on(definition(1, 1, 2, 3), 1);
        on(new FeedStatus(0, 1, 1, MarketState.LIVE, ""), EVERY + 1);
        on(snapshot(), 2 * EVERY + 1);
    }

    private static InstrumentDefinition definition(int id, int feed, int priceDecimals, int quantityDecimals) {
        return new InstrumentDefinition(
                id, 1, feed, priceDecimals, quantityDecimals, 6, 5, 5, "T-USD.TEST", "T", "USD");
    }

    private static BookSnapshot snapshot() {
        return new BookSnapshot(1, 1, 2, 3, 0, true, Levels.of(10_000, 1_000), Levels.of(10_010, 2_000));
    }

    private static BookDelta bid(long price, long quantity) {
        return new BookDelta(1, 5, 2, 3, 0, true, Levels.of(price, quantity), Levels.NONE);
    }

    private Stream stream() {
        return streams.find(StreamTopic.MARKET_DATA, "T-USD.TEST").orElseThrow();
    }

    private BookTop top() {
        return (BookTop) stream().state().parts().get("");
    }

    @Test
    void aBookItsFeedAndItsLastTradeAreTheState() {
        open();
        on(new Trade(1, 7, 2, 3, 10_010, 500, Side.BUY), 3 * EVERY + 1);
        BookTop top = top();
        assertThat(top.state()).isEqualTo(MarketState.LIVE);
        assertThat(top.complete()).isTrue();
        assertThat(top.bids()).isEqualTo(Levels.of(10_000, 1_000));
        assertThat(top.asks()).isEqualTo(Levels.of(10_010, 2_000));
        assertThat(top.last().price()).isEqualTo(10_010);
        assertThat(top.eventNanos()).isEqualTo(7);
        assertThat(top.offset()).isEqualTo(3);
    }

    @Test
    void whatChangesWithinAnIntervalIsOneUpdateWithTheLastState() {
        open();
        long before = stream().seq();
        for (int i = 0; i < 50; i++) {
            on(bid(9_900 - i, 10), 3 * EVERY + 1);
        }
        assertThat(stream().seq()).isEqualTo(before + 1);
        assertThat(top().bids().size()).isEqualTo(2);
        fold.publishDue(4 * EVERY);
        assertThat(stream().seq()).isEqualTo(before + 1);
        fold.publishDue(4 * EVERY + 1);
        assertThat(stream().seq()).isEqualTo(before + 2);
        assertThat(top().bids().size()).isEqualTo(FollowedInstrument.LEVELS);
        fold.publishDue(9 * EVERY);
        assertThat(stream().seq()).isEqualTo(before + 2);
    }

    /** Of changes at three fifths of the interval every second one would be shown otherwise, which is too few. */
    @Test
    void changesAtARateOfTheirOwnFillEveryInterval() {
        open();
        long before = stream().seq();
        for (int i = 0; i < 100; i++) {
            on(bid(9_900 - i, 10), 10 * EVERY + i * EVERY * 3 / 5);
        }
        assertThat(stream().seq()).isEqualTo(before + 60);
    }

    /** Without it an update would wait for the next record, or for as long as nothing is read. */
    @Test
    void whatChangedIsWaitedForUntilItIsDueAndNoLonger() {
        open();
        assertThat(fold.waitNanos(3 * EVERY, 1_000)).isEqualTo(1_000);
        on(bid(9_900, 10), 4 * EVERY + 1);
        on(bid(9_899, 10), 4 * EVERY + 31);
        assertThat(fold.waitNanos(4 * EVERY + 31, 1_000)).isEqualTo(EVERY - 30);
        assertThat(fold.waitNanos(4 * EVERY + 31, 10)).isEqualTo(10);
        assertThat(fold.waitNanos(6 * EVERY, 1_000)).isZero();
        fold.publishDue(6 * EVERY);
        assertThat(fold.waitNanos(6 * EVERY, 1_000)).isEqualTo(1_000);
    }

    @Test
    void aPauseIsNotMadeUpFor() {
        open();
        long before = stream().seq();
        for (int i = 0; i < 10; i++) {
            on(bid(9_900 - i, 10), 50 * EVERY + i);
        }
        assertThat(stream().seq()).isEqualTo(before + 1);
    }

    @Test
    void aLiveFeedThatSaysSoAgainIsNoNews() {
        open();
        long before = stream().seq();
        on(new FeedStatus(0, 9, 1, MarketState.LIVE, ""), 8 * EVERY);
        assertThat(stream().seq()).isEqualTo(before);
        on(new FeedStatus(0, 9, 1, MarketState.STALE, "gap"), 9 * EVERY);
        assertThat(top().state()).isEqualTo(MarketState.STALE);
        assertThat(top().reason()).isEqualTo("gap");
    }

    @Test
    void silenceIsShownAsStaleUntilAFrameComes() {
        open();
        fold.publishDue(5 * EVERY + SILENT);
        assertThat(top().state()).isEqualTo(MarketState.STALE);
        long seq = stream().seq();
        fold.publishDue(50 * SILENT);
        assertThat(stream().seq()).isEqualTo(seq);
        fold.on(new Input.MarketRecord(0, offset, 1, false), 51 * SILENT);
        fold.publishDue(51 * SILENT);
        assertThat(top().state()).isEqualTo(MarketState.LIVE);
    }

    @Test
    void aNewReignForgetsBooksUntilTheyCome() {
        open();
        fold.on(new Input.MarketRecord(0, offset, 1, true), 5 * EVERY);
        fold.publishDue(5 * EVERY);
        assertThat(top().complete()).isFalse();
        assertThat(top().state()).isNull();
        assertThat(top().bids().size()).isZero();
        on(new FeedStatus(0, 1, 1, MarketState.LIVE, ""), 7 * EVERY);
        on(snapshot(), 9 * EVERY);
        assertThat(top().complete()).isTrue();
        assertThat(top().state()).isEqualTo(MarketState.LIVE);
    }

    @Test
    void anInstrumentThatIsRedefinedWithMoreDecimalsHasItsLevelsInThem() {
        open();
        on(new Trade(1, 7, 2, 3, 10_010, 500, Side.BUY), 3 * EVERY + 1);
        on(definition(1, 1, 4, 5), 4 * EVERY + 1);
        assertThat(top().complete()).isFalse();
        assertThat(top().bids().size()).isZero();
        Levels bids = Levels.of(1_000_025, 100_001);
        on(new BookSnapshot(1, 8, 4, 5, 0, true, bids, Levels.of(1_000_075, 200_000)), 5 * EVERY + 1);
        BookTop top = top();
        assertThat(Decimals.format(top.bids().price(0), top.priceDecimals())).isEqualTo("100.0025");
        assertThat(Decimals.format(top.bids().quantity(0), top.quantityDecimals()))
                .isEqualTo("1.00001");
        assertThat(Decimals.format(top.asks().price(0), top.priceDecimals())).isEqualTo("100.0075");
        assertThat(Decimals.format(top.last().price(), top.last().priceDecimals()))
                .isEqualTo("100.10");
    }

    @Test
    void anInstrumentThatIsDefinedAgainAsItWasKeepsItsBook() {
        open();
        long before = stream().seq();
        on(definition(1, 1, 2, 3), 3 * EVERY + 1);
        assertThat(stream().seq()).isEqualTo(before);
        on(bid(9_900, 10), 4 * EVERY + 1);
        assertThat(top().bids().size()).isEqualTo(2);
    }

    @Test
    void redefinitionsAreConflatedToo() {
        open();
        long before = stream().seq();
        for (int i = 0; i < 10; i++) {
            on(definition(1, 1, 2 + i % 2, 3), 3 * EVERY + 1);
        }
        assertThat(stream().seq()).isEqualTo(before + 1);
    }

    @Test
    void anInstrumentOfASecondFeedLivesAlthoughTheFirstOneEnded() {
        open();
        on(new Trade(1, 7, 2, 3, 10_010, 500, Side.BUY), 3 * EVERY + 1);
        end(1, 4 * EVERY + 1);
        assertThat(top().state()).isEqualTo(MarketState.ENDED);
        on(new FeedStatus(0, 9, 2, MarketState.LIVE, ""), 5 * EVERY + 1);
        on(definition(1, 2, 2, 3), 6 * EVERY + 1);
        assertThat(top().state()).isEqualTo(MarketState.LIVE);
        assertThat(top().complete()).isFalse();
        assertThat(top().last()).isNull();
        on(snapshot(), 7 * EVERY + 1);
        assertThat(top().complete()).isTrue();
        assertThat(top().state()).isEqualTo(MarketState.LIVE);
        on(new FeedStatus(0, 9, 2, MarketState.STALE, "gap"), 8 * EVERY + 1);
        assertThat(top().reason()).isEqualTo("gap");
    }

    @Test
    void aSymbolOfAnotherIdIsThatOneOnly() {
        open();
        on(definition(2, 1, 2, 3), 3 * EVERY + 1);
        assertThat(top().complete()).isFalse();
        assertThat(top().state()).isEqualTo(MarketState.LIVE);
        long before = stream().seq();
        on(bid(9_900, 10), 4 * EVERY + 1);
        assertThat(stream().seq()).isEqualTo(before);
        assertThat(fold.size()).isEqualTo(2);
    }

    @Test
    void feedsThatEndedAreKeptWhileAnInstrumentIsOfThem() {
        open();
        end(1, 3 * EVERY + 1);
        int kept = fold.size();
        for (int feed = 2; feed <= 1_000; feed++) {
            long now = 10L * feed * EVERY;
            on(new FeedStatus(0, 9, feed, MarketState.LIVE, ""), now);
            if (feed % 2 == 0) {
                on(definition(1, feed, 2 + feed % 3, 3), now + EVERY);
            }
            end(feed, now + 2 * EVERY);
            assertThat(top().state()).isEqualTo(MarketState.ENDED);
            assertThat(fold.size()).isEqualTo(kept);
        }
    }

    @Test
    void feedsWithoutInstrumentsAreBoundedAlsoWhileTheyLive() {
        open();
        for (int feed = 2; feed <= 2 * MarketFold.MAX_FEEDS; feed++) {
            on(new FeedStatus(0, 9, feed, MarketState.LIVE, ""), 3 * EVERY + 1);
        }
        assertThat(fold.size()).isEqualTo(1 + MarketFold.MAX_FEEDS);
        int refused = 2 * MarketFold.MAX_FEEDS;
        on(definition(1, refused, 2, 3), 4 * EVERY + 1);
        on(new FeedStatus(0, 9, refused, MarketState.LIVE, ""), 5 * EVERY + 1);
        assertThat(top().state()).isEqualTo(MarketState.LIVE);
    }

    /** A feed with its instrument. */
    private void end(int feed, long nowNanos) {
        on(new FeedStatus(1, 9, feed, MarketState.ENDED, "feed-stopped"), nowNanos);
        on(new FeedStatus(0, 9, feed, MarketState.ENDED, "feed-stopped"), nowNanos + EVERY);
    }

    @Test
    void whatIsNotDefinedIsPassedOver() {
        on(snapshot(), 1);
        assertThat(streams.count()).isZero();
    }
}
