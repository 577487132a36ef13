package io.nautilus.marketdata.domain.kraken;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Decimals;
import io.nautilus.market.OrderBook;
import io.nautilus.market.Symbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes market events as a recording of what Kraken's websocket, version 1, would have sent to a subscriber of books,
 * trades and spreads: the whole book once, then each change inside the subscribed depth with the checksum. A level that
 * comes into the depth because a better one left is sent again and marked {@code r}, as Kraken does.
 */
public final class KrakenRecorder implements Consumer<MarketEvent> {
    private static final String URL = "wss://ws.kraken.com";
    private static final String SUBSCRIBED = "{\"channelID\":%d,\"channelName\":\"%s\","
            + "\"event\":\"subscriptionStatus\",\"pair\":\"%s\",\"status\":\"subscribed\"}";
    private static final long HEARTBEAT_NANOS = 1_000_000_000L;

    private final Writer out;
    private final int depth;
    private final KrakenChecksum checksum = new KrakenChecksum();
    private final Map<Integer, Recorded> instruments = new HashMap<>();
    private long lastNanos = Long.MIN_VALUE;
    private boolean connected;

    public KrakenRecorder(Writer out, int depth) {
        this.out = out;
        this.depth = depth;
    }

    @Override
    public void accept(MarketEvent event) {
        connect(event.eventTimeNanos());
        switch (event) {
            case InstrumentDefinition definition -> define(definition);
            case BookSnapshot part -> snapshot(part, instruments.get(part.instrumentId()));
            case BookDelta part -> delta(part, instruments.get(part.instrumentId()));
            case Trade trade -> trade(trade, instruments.get(trade.instrumentId()));
            case Quote quote -> quote(quote, instruments.get(quote.instrumentId()));
            case FeedStatus status -> status(status);
        }
    }

    private void connect(long nanos) {
        if (!connected) {
            connected = true;
            line(URL + " <-> " + seconds(nanos));
            line(URL + " <- " + seconds(nanos) + ": {\"event\":\"subscribe\",\"subscription\":{\"name\":\"book\"}}");
            message(
                    nanos,
                    "{\"connectionID\":1,\"event\":\"systemStatus\",\"status\":\"online\",\"version\":\"1.8.3\"}");
        }
        if (lastNanos != Long.MIN_VALUE && nanos - lastNanos >= HEARTBEAT_NANOS) {
            message(nanos, "{\"event\":\"heartbeat\"}");
        }
    }

    private void define(InstrumentDefinition definition) {
        Recorded known = instruments.get(definition.instrumentId());
        if (known != null) {
            return;
        }
        Symbol symbol = Symbol.parse(definition.symbol());
        Recorded recorded = new Recorded(symbol.base() + '/' + symbol.quote(), definition);
        instruments.put(definition.instrumentId(), recorded);
        for (String channel : new String[] {"book-" + depth, "trade", "spread"}) {
            message(definition.eventTimeNanos(), SUBSCRIBED.formatted(recorded.channel, channel, recorded.pair));
        }
    }

    /** A venue sends the whole book once; later snapshots of an unbroken book say nothing new. */
    private void snapshot(BookSnapshot part, Recorded recorded) {
        if (!recorded.book.apply(part) || recorded.isSent) {
            return;
        }
        recorded.isSent = true;
        OrderBook.Depth whole = recorded.book.depth(depth);
        LevelText asks = recorded.levels(part.eventTimeNanos());
        LevelText bids = recorded.levels(part.eventTimeNanos());
        addAll(asks, whole.asks());
        addAll(bids, whole.bids());
        message(
                part.eventTimeNanos(),
                "[%d,{\"as\":%s,\"bs\":%s},\"book-%d\",\"%s\"]"
                        .formatted(recorded.channel, asks, bids, depth, recorded.pair));
    }

    private void delta(BookDelta part, Recorded recorded) {
        OrderBook.Depth before = recorded.book.depth(depth);
        if (!recorded.book.apply(part) || !recorded.isSent) {
            return;
        }
        OrderBook.Depth after = recorded.book.depth(depth);
        LevelText asks = recorded.levels(part.eventTimeNanos());
        LevelText bids = recorded.levels(part.eventTimeNanos());
        changes(asks, recorded.book, Side.SELL, before.asks(), after.asks(), part.asks());
        changes(bids, recorded.book, Side.BUY, before.bids(), after.bids(), part.bids());
        if (asks.isEmpty() && bids.isEmpty()) {
            return;
        }
        String payload = Stream.of(asks.keyed("a"), bids.keyed("b"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("},{", "{", ""));
        message(
                part.eventTimeNanos(),
                "[%d,%s,\"c\":\"%d\"},\"book-%d\",\"%s\"]"
                        .formatted(recorded.channel, payload, checksum.of(recorded.book), depth, recorded.pair));
    }

    /** What turns one depth into the other, given that the reader cuts off what is pushed out of it. */
    private static void changes(
            LevelText text, OrderBook book, Side side, Levels before, Levels after, Levels changed) {
        Map<Long, Long> old = byPrice(before);
        Map<Long, Long> touched = byPrice(changed);
        for (int i = 0; i < after.size(); i++) {
            Long quantity = old.remove(after.price(i));
            if (quantity == null || quantity != after.quantity(i)) {
                text.add(after.price(i), after.quantity(i), !touched.containsKey(after.price(i)));
            }
        }
        old.keySet().stream()
                .filter(price -> book.quantityAt(side, price) == 0)
                .forEach(price -> text.add(price, 0, false));
    }

    private void trade(Trade trade, Recorded recorded) {
        message(
                trade.eventTimeNanos(),
                "[%d,[[\"%s\",\"%s\",\"%s\",\"%s\",\"m\",\"\"]],\"trade\",\"%s\"]"
                        .formatted(
                                recorded.channel,
                                recorded.price(trade.price()),
                                recorded.volume(trade.quantity()),
                                micros(trade.eventTimeNanos()),
                                trade.aggressor() == Side.BUY ? "b" : "s",
                                recorded.pair));
    }

    private void quote(Quote quote, Recorded recorded) {
        message(
                quote.eventTimeNanos(),
                "[%d,[\"%s\",\"%s\",\"%s\",\"%s\",\"%s\"],\"spread\",\"%s\"]"
                        .formatted(
                                recorded.channel,
                                recorded.price(quote.bidPrice()),
                                recorded.price(quote.askPrice()),
                                micros(quote.eventTimeNanos()),
                                recorded.volume(quote.bidQuantity()),
                                recorded.volume(quote.askQuantity()),
                                recorded.pair));
    }

    private void status(FeedStatus status) {
        Recorded recorded = instruments.get(status.instrumentId());
        if (recorded != null && status.state() == MarketState.STALE) {
            recorded.isSent = false;
        }
    }

    private static void addAll(LevelText text, Levels levels) {
        for (int i = 0; i < levels.size(); i++) {
            text.add(levels.price(i), levels.quantity(i), false);
        }
    }

    private static Map<Long, Long> byPrice(Levels levels) {
        Map<Long, Long> quantities = new HashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            quantities.put(levels.price(i), levels.quantity(i));
        }
        return quantities;
    }

    private void message(long nanos, String json) {
        lastNanos = nanos;
        line(seconds(nanos) + ": " + json);
    }

    private void line(String text) {
        try {
            out.append(text).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String seconds(long nanos) {
        return Decimals.format(nanos, 9);
    }

    private static String micros(long nanos) {
        return Decimals.format(nanos / 1_000, 6);
    }

    /** An instrument on its way into the recording. */
    private static final class Recorded {
        final String pair;
        final int channel;
        final OrderBook book = new OrderBook();
        private final int priceDecimals;
        private final int quantityDecimals;
        private boolean isSent;

        Recorded(String pair, InstrumentDefinition definition) {
            this.pair = pair;
            channel = definition.instrumentId();
            priceDecimals = definition.priceDecimals();
            quantityDecimals = definition.quantityDecimals();
        }

        String price(long mantissa) {
            return Decimals.format(mantissa, priceDecimals);
        }

        String volume(long mantissa) {
            return Decimals.format(mantissa, quantityDecimals);
        }

        LevelText levels(long nanos) {
            return new LevelText(this, micros(nanos));
        }
    }

    /** The levels of one side as Kraken writes them. */
    private static final class LevelText {
        private final Recorded recorded;
        private final String time;
        private final StringBuilder text = new StringBuilder();

        LevelText(Recorded recorded, String time) {
            this.recorded = recorded;
            this.time = time;
        }

        void add(long price, long quantity, boolean again) {
            text.append(text.isEmpty() ? "" : ",")
                    .append("[\"")
                    .append(recorded.price(price))
                    .append("\",\"")
                    .append(recorded.volume(quantity))
                    .append("\",\"")
                    .append(time)
                    .append(again ? "\",\"r\"]" : "\"]");
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        /** Empty where there is no level. */
        String keyed(String key) {
            return isEmpty() ? "" : '"' + key + "\":" + this;
        }

        @Override
        public String toString() {
            return "[" + text + "]";
        }
    }
}
