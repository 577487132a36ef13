package io.nautilus.marketdata.domain.binance;

import io.nautilus.marketdata.domain.venue.FeedChecks;
import io.nautilus.marketdata.domain.venue.NaiveBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What Binance would send of one symbol: depth events of random changes, best prices and trades, and its book. */
final class BinanceSession implements FeedChecks.Session {
    static final String URL = "https://api.binance.com/api/v3/depth?symbol=BTCUSDT&limit=1000";

    private final Random random;
    private final NaiveBook book = new NaiveBook();
    private long updateId = 1_000;
    private long tradeId = 500;

    BinanceSession(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            book.set(true, price(1_000 - 5 * i), "1.00000000");
            book.set(false, price(1_005 + 5 * i), "1.00000000");
        }
    }

    @Override
    public List<String> messages(int count) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(
                    switch (random.nextInt(8)) {
                        case 0 -> top();
                        case 1 -> trade();
                        default -> depth();
                    });
        }
        return messages;
    }

    @Override
    public NaiveBook book() {
        return book;
    }

    /** What the venue would answer now. */
    @Override
    public String snapshot() {
        return "{\"lastUpdateId\":%d,\"bids\":%s,\"asks\":%s}".formatted(updateId, book.json(true), book.json(false));
    }

    String depth() {
        long first = updateId + 1;
        updateId += 1 + random.nextInt(3);
        List<String> bids = new ArrayList<>();
        List<String> asks = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            boolean bid = random.nextBoolean();
            String price = price(bid ? 1_000 - random.nextInt(100) : 1_001 + random.nextInt(100));
            String quantity = random.nextInt(3) == 0 ? "0.00000000" : random.nextInt(1, 999) + ".50000000";
            book.set(bid, price, quantity);
            (bid ? bids : asks).add("[\"" + price + "\",\"" + quantity + "\"]");
        }
        return """
                {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":1600000000123,"s":"BTCUSDT",\
                "U":%d,"u":%d,"b":[%s],"a":[%s]}}""".formatted(first, updateId, String.join(",", bids), String.join(",", asks));
    }

    private String top() {
        return """
                {"stream":"btcusdt@bookTicker","data":{"u":%d,"s":"BTCUSDT","b":"%s","B":"1.0","a":"%s","A":"2.0"}}""".formatted(updateId, price(1_000), price(1_005));
    }

    private String trade() {
        return """
                {"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1600000000123,"s":"BTCUSDT","a":%d,"p":"%s",\
                "q":"0.25","f":1,"l":1,"T":1600000000123,"m":%s,"M":true}}""".formatted(++tradeId, price(1_000), random.nextBoolean());
    }

    private static String price(int cents) {
        return "%d.%02d000000".formatted(cents / 100, cents % 100);
    }
}
