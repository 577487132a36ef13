package io.nautilus.marketdata.domain.coinbase;

import io.nautilus.marketdata.domain.venue.FeedChecks;
import io.nautilus.marketdata.domain.venue.NaiveBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What Coinbase would send of one product: updates of random levels, tickers, matches and heartbeats, and its book. */
final class CoinbaseSession implements FeedChecks.Session {
    private static final String TIME = "2020-09-13T12:26:40.123456Z";

    private final Random random;
    private final NaiveBook book = new NaiveBook();
    private long tradeId = 500;
    private long sequence = 9_000;

    CoinbaseSession(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            book.set(true, price(1_000 - 5 * i), "1");
            book.set(false, price(1_005 + 5 * i), "1.5");
        }
    }

    @Override
    public List<String> messages(int count) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(
                    switch (random.nextInt(10)) {
                        case 0 -> ticker();
                        case 1 -> match();
                        case 2 -> heartbeat();
                        default -> update();
                    });
        }
        return messages;
    }

    @Override
    public NaiveBook book() {
        return book;
    }

    /** What the venue would send to who subscribes now. */
    @Override
    public String snapshot() {
        return "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"bids\":%s,\"asks\":%s}"
                .formatted(book.json(true), book.json(false));
    }

    /** Quantities are printed with as many decimals as they need, so the scale grows now and then. */
    private String update() {
        boolean bid = random.nextBoolean();
        String price = price(bid ? 1_000 - random.nextInt(100) : 1_001 + random.nextInt(100));
        String quantity = random.nextInt(3) == 0 ? "0" : "1." + random.nextInt(random.nextInt(50) == 0 ? 99_999 : 99);
        book.set(bid, price, quantity);
        return "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"%s\",\"%s\",\"%s\"]],\"time\":\"%s\"}"
                .formatted(bid ? "buy" : "sell", price, quantity, TIME);
    }

    String match() {
        sequence += 1 + random.nextInt(5);
        return """
                {"type":"match","trade_id":%d,"side":"%s","size":"0.5","price":"%s","product_id":"BTC-USD",\
                "sequence":%d,"time":"%s"}""".formatted(++tradeId, random.nextBoolean() ? "buy" : "sell", price(1_000), sequence, TIME);
    }

    private String ticker() {
        return """
                {"type":"ticker","sequence":%d,"product_id":"BTC-USD","best_bid":"%s","best_ask":"%s","time":"%s"}""".formatted(++sequence, price(1_000), price(1_005), TIME);
    }

    private String heartbeat() {
        return "{\"type\":\"heartbeat\",\"sequence\":%d,\"last_trade_id\":%d,\"product_id\":\"BTC-USD\"}"
                .formatted(sequence, tradeId);
    }

    private static String price(int cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
