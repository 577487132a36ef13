package io.nautilus.marketdata.domain.binance;

import static io.nautilus.marketdata.domain.PublishedBooks.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceFeedTest extends BinanceBench {
    @Test
    void aSnapshotIsTheBookAndEventsChainOntoIt() {
        answer(SNAPSHOT);
        send(depth(9, 12, "[[\"4.50\",\"5.00\"],[\"4.40\",\"0.00\"]]", "[[\"4.70\",\"1.00\"]]"));
        send(depth(13, 13, "[]", "[[\"4.70\",\"0.00\"]]"));
        assertThat(published.events)
                .containsExactly(
                        new InstrumentDefinition(1, NOW, 3, 2, 2, 6, 1, 1, SYMBOL, "BTC", "USDT"),
                        new BookSnapshot(1, NOW, 2, 2, 0, true, levels(450, 200, 440, 100), levels(460, 300)),
                        new FeedStatus(1, NOW, 3, MarketState.LIVE, "snapshot"),
                        new BookDelta(1, EVENT, 2, 2, 0, true, levels(450, 500, 440, 0), levels(470, 100)),
                        new BookDelta(1, EVENT, 2, 2, 0, true, Levels.NONE, levels(470, 0)));
        assertThat(counts.totals().sequencesMatched()).isEqualTo(2);
        assertThat(counts.totals().bookSnapshots()).isEqualTo(1);
        assertThat(counts.totals().bookDeltas()).isEqualTo(2);
    }

    @Test
    void eventsWaitForTheirSnapshot() {
        send(bid(7, 8, "4.30"));
        send(bid(9, 12, "4.20"));
        send(bid(13, 13, "4.10"));
        assertThat(published.events(BookDelta.class)).isEmpty();
        assertThat(published.events(InstrumentDefinition.class)).hasSize(1);
        answer(SNAPSHOT);
        assertThat(published.events(BookDelta.class))
                .extracting(BookDelta::bids)
                .containsExactly(levels(420, 100), levels(410, 100));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(1);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(2);
        assertThat(counts.totals().gaps()).isZero();
        assertThat(asked).isEmpty();
        published.assertSameBooks(books);
    }

    @Test
    void aHoleLosesTheBookUntilTheNextSnapshotAndWhatWaitedChainsOntoThat() {
        answer(SNAPSHOT);
        send(bid(11, 11, "4.30"));
        published.events.clear();
        send(bid(13, 14, "4.20"));
        send(bid(15, 15, "4.10"));
        assertThat(published.events).containsExactly(new FeedStatus(1, EVENT, 3, MarketState.STALE, "missing-update"));
        assertThat(asked).containsExactly("BTCUSDT");
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().sequencesFailed()).isEqualTo(1);
        answer(SNAPSHOT.replace("10", "12"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(3);
        assertThat(published.book(1).bidPrice(3)).isEqualTo(410);
        published.assertSameBooks(books);
    }

    @Test
    void aSnapshotThatIsTooOldDoesNotMakeABook() {
        send(bid(13, 14, "4.20"));
        answer(SNAPSHOT);
        assertThat(published.events(BookSnapshot.class)).isEmpty();
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().sequencesFailed()).isEqualTo(1);
        assertThat(asked).containsExactly("BTCUSDT");
        answer(SNAPSHOT.replace("10", "13"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
        published.assertSameBooks(books);
    }

    @Test
    void aHoleAmongEventsThatWaitedLosesTheBookAgain() {
        send(bid(11, 12, "4.20"));
        send(bid(14, 14, "4.10"));
        answer(SNAPSHOT);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.STALE);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
        assertThat(counts.totals().gaps()).isEqualTo(1);
        answer(SNAPSHOT.replace("10", "13"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"12,12", "10,11", "9,12"})
    void onlyTheFirstEventMayOverlapAndNoneMayLeaveAHole(long first, long last) {
        answer(SNAPSHOT);
        send(bid(11, 11, "4.30"));
        send(bid(first, last, "4.20"));
        boolean chains = first == 12;
        assertThat(published.state(SYMBOL)).isEqualTo(chains || last == 11 ? MarketState.LIVE : MarketState.STALE);
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(last == 11 ? 1 : 0);
    }

    @Test
    void whatTheBookHasIsPassedOver() {
        answer(SNAPSHOT);
        send(bid(11, 12, "4.30"));
        published.events.clear();
        send(bid(11, 12, "4.35"));
        answer(SNAPSHOT);
        assertThat(published.events).isEmpty();
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(2);
        assertThat(counts.totals().bookSnapshots()).isEqualTo(2);
        assertThat(counts.totals().gaps()).isZero();
        published.assertSameBooks(books);
    }

    @Test
    void aLaterSnapshotOfALiveBookReplacesIt() {
        answer(SNAPSHOT);
        answer(SNAPSHOT.replace("10", "20").replace("4.50", "4.55"));
        send(bid(19, 22, "4.30"));
        assertThat(published.book(1).bestBid()).isEqualTo(455);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
        assertThat(counts.totals().gaps()).isZero();
        assertThat(counts.totals().resyncs()).isZero();
    }

    @Test
    void aCrossedBookIsLost() {
        answer(SNAPSHOT);
        send(bid(11, 11, "4.60"));
        assertThat(published.events.getLast())
                .isEqualTo(new FeedStatus(1, EVENT, 3, MarketState.STALE, "crossed-book"));
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(asked).containsExactly("BTCUSDT");
        answer(SNAPSHOT.replace("10", "11"));
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        published.assertSameBooks(books);
    }

    @Test
    void anEventThatCannotBeUnderstoodLosesTheBook() {
        answer(SNAPSHOT);
        send(depth(11, 11, "[[\"4.30\",\"-1\"]]", "[]"));
        assertThat(published.events.getLast())
                .isEqualTo(new FeedStatus(1, NOW, 3, MarketState.STALE, "rejected-update"));
        assertThat(counts.rejections().examples()).containsOnlyKeys("invalid-level");
        send(bid(12, 12, "4.20"));
        assertThat(counts.totals().gaps()).isEqualTo(1);
        answer(SNAPSHOT.replace("10", "11"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadAtAllShowsInTheNextNumber() {
        answer(SNAPSHOT);
        feed.missed(NOW, published);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        send("{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUp");
        send(bid(12, 12, "4.20"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.STALE);
        assertThat(counts.rejections().examples()).containsOnlyKeys("not-json");
    }

    /** A wrong number does not freeze a book for ever: time shows that what comes is later than the book. */
    @Test
    void anEventThatIsOlderByNumberAndLaterByTimeIsAHole() {
        answer(SNAPSHOT.replace("10", "9000000000000000000"));
        send(bid(11, 11, "4.30"));
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(1);
        feed.on(bid(12, 12, "4.20"), NOW + 10_000_000_001L, published);
        assertThat(published.events.getLast())
                .isEqualTo(new FeedStatus(1, EVENT, 3, MarketState.STALE, "missing-update"));
        answer(SNAPSHOT.replace("10", "11"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(published.book(1).bidPrice(2)).isEqualTo(420);
        published.assertSameBooks(books);
    }

    /** What waits of one symbol is bounded, and what was forgotten is noticed. */
    @Test
    void tooMuchThatWaitsIsForgottenAndMissed() {
        String many = String.join(",", Collections.nCopies(4_999, "[\"4.20\",\"1.00\"]"));
        for (int id = 11; id <= 21; id++) {
            send(depth(id, id, "[" + many + "]", "[]"));
        }
        answer(SNAPSHOT);
        assertThat(published.events(BookSnapshot.class)).isEmpty();
        assertThat(counts.totals().gaps()).isEqualTo(1);
        answer(SNAPSHOT.replace("10", "20"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
        published.assertSameBooks(books);
    }

    @Test
    void aRestartOwesNothingToWhatWasBefore() {
        answer(SNAPSHOT);
        send(bid(13, 13, "4.20"));
        send(trade(7, true));
        feed.restart("again", NOW, published);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.STALE);
        answer(SNAPSHOT);
        send(bid(11, 11, "4.20"));
        send(trade(5, true));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().resyncs()).isZero();
        assertThat(published.events(Trade.class)).hasSize(2);
    }

    @Test
    void bestPricesAreQuotesAndNeverGoBack() {
        send("""
                {"stream":"btcusdt@bookTicker","data":\
                {"u":7,"s":"BTCUSDT","b":"4.50","B":"1.0","a":"4.60","A":"2.0"}}""");
        send("""
                {"u":7,"s":"BTCUSDT","b":"4.40","B":"1.0","a":"4.60","A":"2.0"}""");
        assertThat(published.events(Quote.class)).containsExactly(new Quote(1, NOW, 2, 1, 450, 10, 460, 20));
        assertThat(counts.totals().quotes()).isEqualTo(2);
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(1);
    }

    @Test
    void anAggregateTradeNamesTheTaker() {
        send(trade(5, true));
        send(trade(6, false));
        assertThat(published.events(Trade.class))
                .containsExactly(
                        new Trade(1, EVENT, 2, 1, 455, 5, Side.SELL), new Trade(1, EVENT, 2, 1, 455, 5, Side.BUY));
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
        assertThat(counts.totals().trades()).isEqualTo(2);
    }

    @Test
    void aMissingTradeIsSaidAndTheBookWhichHasAChainOfItsOwnIsSaidAgain() {
        answer(SNAPSHOT);
        send(trade(5, true));
        published.events.clear();
        send(trade(7, true));
        send(trade(7, true));
        assertThat(published.events)
                .containsExactly(
                        new FeedStatus(1, EVENT, 3, MarketState.STALE, "missing-trade"),
                        new BookSnapshot(1, EVENT, 2, 2, 0, true, levels(450, 200, 440, 100), levels(460, 300)),
                        new FeedStatus(1, EVENT, 3, MarketState.LIVE, "snapshot"),
                        new Trade(1, EVENT, 2, 2, 455, 50, Side.SELL));
        send(bid(11, 11, "4.20"));
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        assertThat(counts.totals().sequencesFailed()).isEqualTo(1);
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(1);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
        assertThat(asked).isEmpty();
        published.assertSameBooks(books);
    }
}
