package io.nautilus.marketdata.domain.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.MarketState;
import io.nautilus.marketdata.domain.MarketBooks;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no message, no book and nothing that was asked for is refused with a code, and changes no book. */
class BinanceRefusalTest extends BinanceBench {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":null,\"id\":1}",
                "{\"error\":{\"code\":2},\"id\":1}",
                "{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1,\"s\":\"BTCUSDT\",\"k\":{}}}"
            })
    void repliesAndCandlesAreUnderstoodAndPublishNothing(String payload) {
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
                "'{\"stream\":\"x\"}' ; unexpected-shape",
                "'{\"e\":\"party\"}' ; unknown-event",
                "'{\"e\":\"kline\",\"s\":\"BTCXYZ\"}' ; unknown-quote-currency",
                "'{\"e\":\"kline\",\"s\":\"-USDT\"}' ; invalid-symbol",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"U\":1,\"u\":1,\"b\":[],\"a\":[]}' ; missing-field",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"u\":1,\"b\":[],\"a\":[]}' ; missing-field",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1,\"b\":[]}' ; unexpected-shape",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":2,\"u\":1,\"b\":[],\"a\":[]}' ; contradicting-numbers",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":-1,\"u\":1,\"b\":[],\"a\":[]}' ; invalid-number",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1e9,\"b\":[],\"a\":[]}' ; not-a-number",
                "'{\"e\":\"depthUpdate\",\"E\":9e9,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1,\"b\":[],\"a\":[]}' ; not-a-number",
                "'{\"e\":\"depthUpdate\",\"E\":9999999999999,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1,\"b\":[],\"a\":[]}' ; invalid-time",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":99999999999999999999,\"b\":[],\"a\":[]}' ; out-of-range",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1,\"b\":[[\"1\"]],\"a\":[]}' ; missing-field",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1,\"b\":[[\"1\",\"-2\"]],\"a\":[]}' ; invalid-level",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1,\"b\":[[\"0\",\"2\"]],\"a\":[]}' ; invalid-level",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1,\"b\":[[\"1e9\",\"2\"]],\"a\":[]}' ; not-a-number",
                "'{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":1,\"b\":[[\"99999999999999999999\",\"2\"]],\"a\":[]}' ; out-of-range",
                "'{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"a\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":\"maybe\"}' ; unknown-side",
                "'{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"a\":1,\"p\":\"1\",\"q\":\"0\",\"T\":1,\"m\":true}' ; invalid-level",
                "'{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}' ; missing-field",
                "'{\"u\":1,\"s\":\"BTCUSDT\",\"b\":null,\"B\":\"1\",\"a\":\"1\",\"A\":\"1\"}' ; not-a-number"
            })
    void everythingElseIsRejectedWithACode(String payload, String code) {
        send(payload == null ? "" : payload);
        assertThat(counts.rejections().examples()).containsOnlyKeys(code);
        assertThat(counts.totals().rejected()).isEqualTo(1);
        send(bid(1, 1, "4.20"));
        assertThat(counts.totals().rejected()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{\"code\":-1121,\"msg\":\"Invalid symbol.\"}' ; missing-field",
                "'{\"lastUpdateId\":1,\"bids\":[]}' ; unexpected-shape",
                "'{\"lastUpdateId\":1,\"bids\":[[\"2\",\"1\"]],\"asks\":[[\"2\",\"1\"]]}' ; crossed-book",
                "'{\"lastUpdateId\":1,\"bids\":[[\"1\",\"1\"],[\"2\",\"1\"]],\"asks\":[]}' ; unordered-book",
                "'{\"lastUpdateId\":1,\"bids\":[[\"1\",\"0\"]],\"asks\":[]}' ; invalid-level",
                "'[1]' ; not-a-message"
            })
    void aSnapshotThatIsNoneLeavesTheBook(String payload, String code) {
        answer(SNAPSHOT);
        feed.answered(URL, payload.replace(":1,", ":99,"), NOW, published);
        assertThat(counts.rejections().examples()).containsOnlyKeys(code);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
        send(bid(11, 11, "4.20"));
        published.assertSameBooks(books);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.binance.com/api/v3/exchangeInfo",
                "https://api.binance.com/api/v3/depth?limit=1000",
                "https://api.binance.com/api/v3/depth?xsymbol=BTCUSDT",
                "https://api.binance.com/api/v3/trades?symbol=BTCUSDT",
                "depth?symbol=BTCUSDT"
            })
    void onlyBooksWereAskedFor(String url) {
        feed.answered(url, SNAPSHOT, NOW, published);
        assertThat(counts.rejections().examples()).containsOnlyKeys("unknown-request");
    }

    @Test
    void theSymbolOfAnAnswerMayStandAnywhereInItsRequest() {
        feed.answered("https://x/depth?limit=5&symbol=BTCUSDT", SNAPSHOT, NOW, published);
        assertThat(published.state(SYMBOL)).isEqualTo(MarketState.LIVE);
    }

    /** A line cannot hold a milliard levels; as many as it can are refused too. */
    @Test
    void moreLevelsThanAMessageMayHaveAreRefused() {
        String level = "[\"1\",\"1\"]";
        send(depth(1, 1, "[" + String.join(",", Collections.nCopies(5_001, level)) + "]", "[]"));
        assertThat(counts.rejections().examples()).containsOnlyKeys("too-many-entries");
        send("[" + String.join(",", Collections.nCopies(1_000_000, "1")) + "]");
        send("[" + "1".repeat(5 << 20) + "]");
        assertThat(counts.rejections().examples()).containsOnlyKeys("too-many-entries", "message-too-long");
        assertThat(counts.totals().rejected()).isEqualTo(3);
        assertThat(published.events).isEmpty();
    }

    @Test
    void moreSymbolsThanAFeedMayHaveAreRefused() {
        for (int i = 0; i < MarketBooks.MAX_INSTRUMENTS + 5; i++) {
            send(bid(1, 1, "4.20").replace("BTC", "A" + i));
        }
        assertThat(counts.totals().rejected()).isEqualTo(5);
        assertThat(counts.rejections().examples()).containsOnlyKeys("too-many-instruments");
    }
}
