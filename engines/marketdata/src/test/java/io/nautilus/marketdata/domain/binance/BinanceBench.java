package io.nautilus.marketdata.domain.binance;

import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.PublishedBooks;
import io.nautilus.marketdata.domain.Rejections;
import java.util.ArrayList;
import java.util.List;

/** A feed with what it publishes, counts and asks for, and the messages that tests send it. */
abstract class BinanceBench {
    static final long NOW = 1_600_000_000_000_000_000L;
    static final long EVENT = 1_600_000_000_123_000_000L;
    static final String SYMBOL = "BTC-USDT.BINANCE";
    static final String URL = "https://api.binance.com/api/v3/depth?symbol=BTCUSDT&limit=1000";
    static final String SNAPSHOT = """
            {"lastUpdateId":10,"bids":[["4.50","2.00"],["4.40","1.00"]],"asks":[["4.60","3.00"]]}""";

    final PublishedBooks published = new PublishedBooks();
    final MarketBooks books = new MarketBooks(3, new CountingIds());
    final FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
    final List<String> asked = new ArrayList<>();
    final BinanceFeed feed = new BinanceFeed(books, counts, asked::add);

    void send(String payload) {
        feed.on(payload, NOW, published);
    }

    void answer(String payload) {
        feed.answered(URL, payload, NOW, published);
    }

    static String bid(long first, long last, String price) {
        return depth(first, last, "[[\"" + price + "\",\"1.00\"]]", "[]");
    }

    static String depth(long first, long last, String bids, String asks) {
        return """
                {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1600000000123,"s":"BTCUSDT",\
                "U":%d,"u":%d,"b":%s,"a":%s}}""".formatted(first, last, bids, asks);
    }

    static String trade(long id, boolean buyerRested) {
        return """
                {"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1600000000200,"s":"BTCUSDT","a":%d,\
                "p":"4.55","q":"0.5","f":1,"l":1,"T":1600000000123,"m":%s,"M":true}}""".formatted(id, buyerRested);
    }
}
