package io.nautilus.marketdata.domain.coinbase;

import static io.nautilus.marketdata.domain.PublishedBooks.levels;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinbaseFeedTest {
    private static final long NOW = 1_600_000_000_000_000_000L;
    private static final String TIME = "2020-09-13T12:26:40.123456Z";
    private static final long EVENT = 1_600_000_000_123_456_000L;
    private static final String SYMBOL = "BTC-USD.COINBASE";
    private static final String SNAPSHOT = """
            {"type":"snapshot","product_id":"BTC-USD","asks":[["4.60","3"]],"bids":[["4.50","2"],["4.4","1.25"]]}""";

    private final PublishedBooks published = new PublishedBooks();
    private final MarketBooks books = new MarketBooks(3, new CountingIds());
    private final FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
    private final List<String> asked = new ArrayList<>();
    private final CoinbaseFeed feed = new CoinbaseFeed(books, counts, asked::add);

    @Test
    void aSnapshotIsTheBookAndUpdatesChangeIt() {
        send(SNAPSHOT);
        send(update("[\"buy\",\"4.50\",\"0\"],[\"sell\",\"4.7\",\"1.5\"],[\"buy\",\"4.3\",\"1\"]"));
        assertThat(published.events)
                .containsExactly(
                        new InstrumentDefinition(1, NOW, 3, 2, 2, 6, 1, 1, SYMBOL, "BTC", "USD"),
                        new BookSnapshot(1, NOW, 2, 2, 0, true, levels(450, 200, 440, 125), levels(460, 300)),
                        new FeedStatus(1, NOW, 3, MarketState.LIVE, "snapshot"),
                        new BookDelta(1, EVENT, 2, 2, 0, true, levels(450, 0, 430, 100), levels(470, 150)));
        assertThat(counts.totals().bookSnapshots()).isEqualTo(1);
        assertThat(counts.totals().bookDeltas()).isEqualTo(1);
        assertThat(counts.totals().sequencesAbsent()).isEqualTo(1);
        assertThat(counts.totals().sequencesMatched()).isZero();
    }

    @Test
    void aSnapshotThatStatesItsTimeHasThat() {
        send(SNAPSHOT.replace("{\"type\"", "{\"time\":\"" + TIME + "\",\"type\""));
        assertThat(published.events(BookSnapshot.class).getFirst().eventTimeNanos())
                .isEqualTo(EVENT);
    }

    @Test
    void moreDecimalsThanBeforeAreNoGap() {
        send(SNAPSHOT);
        send(update("[\"buy\",\"4.505\",\"0.00000001\"]"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(published.book(1).priceDecimals()).isEqualTo(3);
        assertThat(published.book(1).quantityDecimals()).isEqualTo(8);
        assertThat(published.book(1).bestBid()).isEqualTo(4_505);
        assertThat(published.book(1).bidQuantity(0)).isEqualTo(1);
        assertThat(published.book(1).bidQuantity(2)).isEqualTo(125_000_000);
        assertThat(counts.totals().gaps()).isZero();
        assertThat(counts.totals().rejected()).isZero();
        published.assertSameBooks(books);
    }

    @Test
    void aMatchNamesTheSideThatRested() {
        send(match(7, 70, "sell"));
        send(match(8, 71, "buy"));
        assertThat(published.events(Trade.class))
                .containsExactly(
                        new Trade(1, EVENT, 2, 1, 455, 5, Side.BUY), new Trade(1, EVENT, 2, 1, 455, 5, Side.SELL));
        assertThat(counts.totals().trades()).isEqualTo(2);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
    }

    @Test
    void theLastMatchBeforeBeginsTheNumbersAndIsNotPublished() {
        send(match(7, 70, "sell").replace("\"match\"", "\"last_match\""));
        send(match(8, 71, "buy"));
        assertThat(published.events(Trade.class)).hasSize(1);
        assertThat(counts.totals().trades()).isEqualTo(2);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
        send(match(8, 71, "buy").replace("\"match\"", "\"last_match\""));
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(1);
        assertThat(counts.totals().gaps()).isZero();
        send(match(10, 80, "buy").replace("\"match\"", "\"last_match\""));
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(published.events(Trade.class)).hasSize(1);
    }

    @Test
    void aMissingTradeLosesTheBookUntilTheNextSnapshot() {
        send(SNAPSHOT);
        send(match(7, 70, "sell"));
        published.events.clear();
        send(match(9, 75, "sell"));
        send(update("[\"buy\",\"4.5\",\"7\"]"));
        assertThat(published.events)
                .containsExactly(
                        new FeedStatus(1, EVENT, 3, MarketState.STALE, "missing-trade"),
                        new Trade(1, EVENT, 2, 2, 455, 50, Side.BUY));
        assertThat(asked).containsExactly("BTC-USD");
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().sequencesFailed()).isEqualTo(1);
        assertThat(counts.totals().sequencesAbsent()).isZero();
        assertThat(counts.totals().bookDeltas()).isEqualTo(1);
        send(SNAPSHOT);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        published.assertSameBooks(books);
    }

    /** The book of the second subscription is whole; only trades between the two are not known. */
    @Test
    void tradesThatWereMissedBetweenTwoSubscriptionsAreSaidAndTheNewBookIsKept() {
        send(SNAPSHOT);
        send(match(7, 70, "sell"));
        send("{\"type\":\"subscriptions\",\"channels\":[]}");
        send(SNAPSHOT.replace("4.50", "4.55"));
        published.events.clear();
        send(match(12, 90, "sell").replace("\"match\"", "\"last_match\""));
        assertThat(published.events)
                .containsExactly(
                        new FeedStatus(1, NOW, 3, MarketState.STALE, "missing-trade"),
                        new BookSnapshot(1, NOW, 2, 2, 0, true, levels(455, 200, 440, 125), levels(460, 300)),
                        new FeedStatus(1, NOW, 3, MarketState.LIVE, "snapshot"));
        send(match(13, 91, "sell"));
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        assertThat(counts.totals().sequencesFailed()).isEqualTo(1);
        assertThat(counts.totals().sequencesMatched()).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void aTradeThatAHeartbeatNamedHasToComeUntilTheNextOne() {
        send(SNAPSHOT);
        send(heartbeat(7));
        send(match(7, 70, "sell"));
        send(heartbeat(8));
        send(match(8, 72, "sell"));
        send(heartbeat(8));
        send(heartbeat(9));
        assertThat(counts.totals().gaps()).isZero();
        send(heartbeat(9));
        assertThat(published.events.getLast()).isEqualTo(new FeedStatus(1, NOW, 3, MarketState.STALE, "missing-trade"));
        assertThat(counts.totals().sequencesFailed()).isEqualTo(1);
        send(heartbeat(9));
        send(match(10, 80, "sell"));
        assertThat(counts.totals().gaps()).isEqualTo(1);
    }

    @Test
    void aHeartbeatOfTradesThatAreNotSubscribedProvesNothing() {
        send(heartbeat(8));
        send(SNAPSHOT);
        send(heartbeat(9));
        send(heartbeat(12));
        assertThat(counts.totals().gaps()).isZero();
        assertThat(counts.totals().rejected()).isZero();
    }

    @Test
    void repeatedTradesArePassedOverAndContradictionsRejected() {
        send(match(7, 70, "sell"));
        send(match(7, 70, "sell"));
        send(match(6, 60, "sell"));
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(2);
        send(match(8, 69, "sell"));
        assertThat(counts.rejections().examples()).containsOnlyKeys("contradicting-numbers");
        assertThat(published.events(Trade.class)).hasSize(1);
        send(match(8, 71, "sell"));
        assertThat(published.events(Trade.class)).hasSize(2);
        assertThat(counts.totals().gaps()).isZero();
    }

    @Test
    void tickersSinceTheSubscriptionAreQuotesAndNeverGoBack() {
        send("{\"type\":\"subscriptions\",\"channels\":[]}");
        send(ticker(5, "2020-09-13T12:26:39Z"));
        send(ticker(6, TIME));
        send(ticker(6, TIME));
        send(ticker(7, TIME).replace("\"best_ask\"", "\"best_bid_size\":\"0.5\",\"best_ask\""));
        assertThat(published.events(Quote.class))
                .containsExactly(new Quote(1, EVENT, 2, 0, 450, 0, 460, 0), new Quote(1, EVENT, 2, 1, 450, 5, 460, 0));
        assertThat(counts.totals().quotes()).isEqualTo(4);
        assertThat(counts.totals().sequencesRepeated()).isEqualTo(1);
    }

    @Test
    void aCrossedBookIsLost() {
        send(SNAPSHOT);
        send(update("[\"buy\",\"4.60\",\"1\"]"));
        assertThat(published.events.getLast())
                .isEqualTo(new FeedStatus(1, EVENT, 3, MarketState.STALE, "crossed-book"));
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().rejected()).isZero();
        send(SNAPSHOT);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        published.assertSameBooks(books);
    }

    @Test
    void anUpdateWithoutABookAsksForOneOnce() {
        send(update("[\"buy\",\"4.60\",\"1\"]"));
        send(update("[\"buy\",\"4.60\",\"1\"]"));
        assertThat(asked).containsExactly("BTC-USD");
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(counts.totals().bookDeltas()).isEqualTo(2);
        assertThat(published.events(BookDelta.class)).isEmpty();
        send(SNAPSHOT);
        assertThat(counts.totals().resyncs()).isEqualTo(1);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
    }

    /** Which book is in doubt where a message cannot be understood. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"buy\",\"-1\",\"1\"]],\"time\":\"2020-09-13T12:26:40Z\"}' ; true ; false",
                "'{\"type\":\"l2update\",\"product_id\":\"BTC-USD\"}' ; true ; false",
                "'{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"bids\":[[\"1\",\"0\"]],\"asks\":[]}' ; true ; false",
                "'{\"type\":\"l2update\",\"product_id\":\"ETH-USD\"}' ; false ; true",
                "'{\"type\":\"l2update\"}' ; true ; true",
                "'{\"type\":\"l2update\",\"product_id\":\"btc\"}' ; true ; true",
                "'{\"type\":\"l2upd' ; true ; true",
                "'{}' ; true ; true",
                "'{\"type\":\"match\",\"product_id\":\"BTC-USD\"}' ; false ; false",
                "'{\"type\":\"auction\"}' ; false ; false"
            })
    void aMessageThatIsNotUnderstoodLosesTheBooksThatItMayHaveChanged(String payload, boolean btc, boolean eth) {
        send(SNAPSHOT);
        send(SNAPSHOT.replace("BTC", "ETH"));
        send(payload);
        assertThat(counts.totals().rejected()).isEqualTo(1);
        assertThat(published.state(SYMBOL)).isEqualTo(btc ? MarketState.STALE : MarketState.LIVE);
        assertThat(published.state("ETH-USD.COINBASE")).isEqualTo(eth ? MarketState.STALE : MarketState.LIVE);
        assertThat(counts.totals().gaps()).isEqualTo((btc ? 1 : 0) + (eth ? 1 : 0));
        send(SNAPSHOT);
        send(SNAPSHOT.replace("BTC", "ETH"));
        assertThat(counts.totals().resyncs()).isEqualTo(counts.totals().gaps());
        published.assertSameBooks(books);
    }

    @Test
    void aLineThatCannotBeReadLosesEveryBook() {
        send(SNAPSHOT);
        feed.missed(NOW, published);
        assertThat(published.events.getLast())
                .isEqualTo(new FeedStatus(1, NOW, 3, MarketState.STALE, "unreadable-message"));
        feed.missed(NOW, published);
        assertThat(counts.totals().gaps()).isEqualTo(1);
    }

    @Test
    void aRestartOwesNothingToWhatWasBefore() {
        send(SNAPSHOT);
        send(match(7, 70, "sell"));
        send(match(9, 75, "sell"));
        feed.restart("again", NOW, published);
        send(SNAPSHOT);
        send(match(5, 50, "sell"));
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        assertThat(counts.totals().resyncs()).isZero();
        assertThat(counts.totals().gaps()).isEqualTo(1);
        assertThat(published.events(Trade.class)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"level2\",\"product_ids\":[\"BTC-USD\"]}]}",
                "{\"type\":\"heartbeat\",\"sequence\":9,\"last_trade_id\":7,\"product_id\":\"BTC-USD\"}",
                "{\"type\":\"error\",\"message\":\"no\"}"
            })
    void messagesAboutTheConnectionAreUnderstoodAndPublishNothing(String payload) {
        send(payload);
        assertThat(published.events).isEmpty();
        assertThat(counts.totals().rejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; not-json",
                "'{' ; not-json",
                "'[]' ; not-a-message",
                "'{}' ; missing-field",
                "'{\"type\":7}' ; unknown-type",
                "'{\"type\":\"party\"}' ; unknown-type",
                "'{\"type\":\"snapshot\",\"bids\":[],\"asks\":[]}' ; missing-field",
                "'{\"type\":\"snapshot\",\"product_id\":\"BTCUSD\",\"bids\":[],\"asks\":[]}' ; invalid-symbol",
                "'{\"type\":\"snapshot\",\"product_id\":\"A-B-C\",\"bids\":[],\"asks\":[]}' ; invalid-symbol",
                "'{\"type\":\"snapshot\",\"product_id\":\"A-B\",\"bids\":{},\"asks\":[]}' ; unexpected-shape",
                "'{\"type\":\"snapshot\",\"product_id\":\"A-B\",\"bids\":[[\"1\"]],\"asks\":[]}' ; missing-field",
                "'{\"type\":\"snapshot\",\"product_id\":\"A-B\",\"bids\":[[\"2\",\"1\"]],\"asks\":[[\"1\",\"1\"]]}' ; crossed-book",
                "'{\"type\":\"snapshot\",\"product_id\":\"A-B\",\"bids\":[[\"2\",\"1\"],[\"3\",\"1\"]],\"asks\":[]}' ; unordered-book",
                "'{\"type\":\"snapshot\",\"product_id\":\"A-B\",\"bids\":[[\"99999999999999999999\",\"1\"]],\"asks\":[]}' ; out-of-range",
                "'{\"type\":\"snapshot\",\"product_id\":\"A-B\",\"bids\":[[\"1\",\"-1\"]],\"asks\":[]}' ; invalid-level",
                "'{\"type\":\"l2update\",\"product_id\":\"A-B\",\"changes\":[[\"hold\",\"1\",\"1\"]],\"time\":\"2020-01-01T00:00:00Z\"}' ; unknown-side",
                "'{\"type\":\"l2update\",\"product_id\":\"A-B\",\"changes\":[[\"buy\",\"1\"]],\"time\":\"2020-01-01T00:00:00Z\"}' ; missing-field",
                "'{\"type\":\"l2update\",\"product_id\":\"A-B\",\"changes\":[],\"time\":\"yesterday\"}' ; invalid-time",
                "'{\"type\":\"l2update\",\"product_id\":\"A-B\",\"changes\":[],\"time\":\"+999999999-12-31T23:59:59Z\"}' ; invalid-time",
                "'{\"type\":\"l2update\",\"product_id\":\"A-B\",\"changes\":[]}' ; missing-field",
                "'{\"type\":\"ticker\",\"product_id\":\"A-B\",\"best_bid\":\"1\",\"best_ask\":\"2\",\"time\":\"2020-01-01T00:00:00Z\"}' ; missing-field",
                "'{\"type\":\"ticker\",\"product_id\":\"A-B\",\"sequence\":1,\"best_bid\":\"0\",\"best_ask\":\"2\",\"time\":\"2020-01-01T00:00:00Z\"}' ; invalid-level",
                "'{\"type\":\"match\",\"trade_id\":1.5,\"product_id\":\"A-B\"}' ; too-many-decimals",
                "'{\"type\":\"heartbeat\",\"product_id\":\"A-B\",\"last_trade_id\":-1}' ; invalid-number",
                "'{\"type\":\"heartbeat\",\"product_id\":\"AB\",\"last_trade_id\":1}' ; invalid-symbol"
            })
    void everythingElseIsRejectedWithACode(String payload, String code) {
        send(payload == null ? "" : payload);
        assertThat(counts.rejections().examples()).containsOnlyKeys(code);
        assertThat(counts.totals().rejected()).isEqualTo(1);
        send(SNAPSHOT);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
    }

    @Test
    void nothingIsAskedOfCoinbase() {
        feed.answered("https://x", SNAPSHOT, NOW, published);
        assertThat(counts.rejections().examples()).containsOnlyKeys("unexpected-answer");
        assertThat(published.events).isEmpty();
    }

    @Test
    void moreLevelsThanAMessageMayHaveAreRefused() {
        send(SNAPSHOT);
        send(update(String.join(",", Collections.nCopies(5_001, "[\"buy\",\"1\",\"1\"]"))));
        assertThat(counts.rejections().examples()).containsOnlyKeys("too-many-entries");
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.STALE);
    }

    @Test
    void moreProductsThanAFeedMayHaveAreRefused() {
        for (int i = 0; i < MarketBooks.MAX_INSTRUMENTS + 5; i++) {
            send(SNAPSHOT.replace("BTC", "A" + i));
        }
        assertThat(counts.totals().rejected()).isEqualTo(5);
        assertThat(counts.rejections().examples()).containsOnlyKeys("too-many-instruments");
    }

    private void send(String payload) {
        feed.on(payload, NOW, published);
    }

    private static String update(String changes) {
        return "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[%s],\"time\":\"%s\"}"
                .formatted(changes, TIME);
    }

    private static String match(long id, long sequence, String side) {
        return """
                {"type":"match","trade_id":%d,"maker_order_id":"a","taker_order_id":"b","side":"%s","size":"0.5",\
                "price":"4.55","product_id":"BTC-USD","sequence":%d,"time":"%s"}""".formatted(id, side, sequence, TIME);
    }

    private static String ticker(long sequence, String time) {
        return """
                {"type":"ticker","sequence":%d,"product_id":"BTC-USD","price":"4.55","best_bid":"4.50",\
                "best_ask":"4.60","side":"buy","time":"%s","trade_id":7,"last_size":"0.04"}""".formatted(sequence, time);
    }

    private static String heartbeat(long tradeId) {
        return "{\"type\":\"heartbeat\",\"sequence\":9,\"last_trade_id\":%d,\"product_id\":\"BTC-USD\"}"
                .formatted(tradeId);
    }
}
