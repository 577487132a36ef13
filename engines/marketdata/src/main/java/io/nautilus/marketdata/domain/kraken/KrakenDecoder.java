package io.nautilus.marketdata.domain.kraken;

import io.nautilus.contracts.DecodeException;
import io.nautilus.marketdata.domain.kraken.KrakenMessage.Level;
import io.nautilus.marketdata.domain.kraken.KrakenMessage.Print;
import io.nautilus.marketdata.domain.venue.Shapes;
import io.nautilus.marketdata.domain.venue.VenueJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Text to message, without any state. A channel's message is {@code [channel id, payload…, channel name, pair]}; a book
 * update of both sides has two payloads. Everything else is a {@link DecodeException}.
 */
final class KrakenDecoder {
    static final int MAX_DEPTH = 1_000;
    static final int MAX_LEVELS_PER_UPDATE = 5_000;
    static final int MAX_PRINTS = 5_000;

    private static final Set<String> EVENTS = Set.of(
            "systemStatus", "subscriptionStatus", "heartbeat", "error", "pong", "ping", "subscribe", "unsubscribe");

    private KrakenDecoder() {}

    static KrakenMessage decode(String text) {
        Object root = VenueJson.read(text);
        if (root instanceof Map<?, ?> map) {
            return event(map);
        }
        if (root instanceof List<?> list && list.size() >= 4) {
            return channel(list, Shapes.text(list.get(list.size() - 2)), Shapes.text(list.getLast()));
        }
        throw new DecodeException("not-a-message", "neither an event nor a channel's message");
    }

    private static KrakenMessage event(Map<?, ?> map) {
        if (map.get("event") instanceof String name && EVENTS.contains(name)) {
            boolean over = "unsubscribed".equals(map.get("status"))
                    && map.get("channelName") instanceof String channel
                    && channel.startsWith("book-");
            return over ? new KrakenMessage.Unsubscribed(Shapes.text(map.get("pair"))) : new KrakenMessage.Event(name);
        }
        throw new DecodeException("unknown-event", "event " + map.get("event"));
    }

    private static KrakenMessage channel(List<?> message, String channel, String pair) {
        int dash = channel.indexOf('-');
        return switch (dash < 0 ? channel : channel.substring(0, dash)) {
            case "book" -> book(message, depth(channel, dash), pair);
            case "trade" -> new KrakenMessage.Trades(pair, prints(Shapes.list(message.get(1), MAX_PRINTS)));
            case "ticker" -> ticker(Shapes.map(message.get(1)), pair);
            case "spread" -> spread(Shapes.list(message.get(1), 5), pair);
            case "ohlc" -> new KrakenMessage.Candle(pair);
            default -> throw new DecodeException("unknown-channel", "channel " + channel);
        };
    }

    private static KrakenMessage book(List<?> message, int depth, String pair) {
        BookPayload book = new BookPayload();
        for (Object payload : message.subList(1, message.size() - 2)) {
            book.add(Shapes.map(payload));
        }
        return book.message(pair, depth);
    }

    private static List<Print> prints(List<?> items) {
        List<Print> prints = new ArrayList<>(items.size());
        for (Object item : items) {
            List<?> fields = Shapes.fields(item, 4);
            String side = Shapes.text(fields.get(3));
            if (!side.equals("b") && !side.equals("s")) {
                throw new DecodeException("unknown-side", "side " + side);
            }
            prints.add(new Print(
                    Shapes.text(fields.get(0)), Shapes.text(fields.get(1)), Shapes.text(fields.get(2)), side));
        }
        return prints;
    }

    private static KrakenMessage ticker(Map<?, ?> fields, String pair) {
        return new KrakenMessage.Top(pair, best(fields, "b"), best(fields, "a"), "");
    }

    private static Level best(Map<?, ?> ticker, String side) {
        List<?> fields = Shapes.fields(ticker.get(side), 3);
        return new Level(Shapes.text(fields.get(0)), Shapes.text(fields.get(2)), "");
    }

    private static KrakenMessage spread(List<?> values, String pair) {
        List<?> fields = Shapes.fields(values, 5);
        String time = Shapes.text(fields.get(2));
        Level bid = new Level(Shapes.text(fields.get(0)), Shapes.text(fields.get(3)), time);
        return new KrakenMessage.Top(
                pair, bid, new Level(Shapes.text(fields.get(1)), Shapes.text(fields.get(4)), time), time);
    }

    private static int depth(String channel, int dash) {
        String digits = dash < 0 ? "" : channel.substring(dash + 1);
        if (!digits.matches("[1-9][0-9]{0,3}") || Integer.parseInt(digits) > MAX_DEPTH) {
            throw new DecodeException("unknown-channel", "channel " + channel);
        }
        return Integer.parseInt(digits);
    }

    private static List<Level> levels(Object value, int most) {
        List<?> items = Shapes.list(value, most);
        List<Level> levels = new ArrayList<>(items.size());
        for (Object item : items) {
            List<?> fields = Shapes.fields(item, 3);
            levels.add(new Level(Shapes.text(fields.get(0)), Shapes.text(fields.get(1)), Shapes.text(fields.get(2))));
        }
        return levels;
    }

    /** Gathers the one or two payloads of a book's message. */
    private static final class BookPayload {
        private List<Level> bids;
        private List<Level> asks;
        private Boolean snapshot;
        private String checksum = "";

        void add(Map<?, ?> payload) {
            if (payload.containsKey("as") || payload.containsKey("bs")) {
                become(true);
                asks = levels(payload.get("as"), MAX_DEPTH);
                bids = levels(payload.get("bs"), MAX_DEPTH);
            }
            if (payload.containsKey("a")) {
                become(false);
                asks = once(asks, levels(payload.get("a"), MAX_LEVELS_PER_UPDATE));
            }
            if (payload.containsKey("b")) {
                become(false);
                bids = once(bids, levels(payload.get("b"), MAX_LEVELS_PER_UPDATE));
            }
            if (payload.containsKey("c")) {
                checksum = Shapes.text(payload.get("c"));
            }
        }

        KrakenMessage message(String pair, int depth) {
            if (snapshot == null) {
                throw new DecodeException("missing-field", "a book's message without levels");
            }
            List<Level> bidLevels = bids == null ? List.of() : bids;
            List<Level> askLevels = asks == null ? List.of() : asks;
            return snapshot
                    ? new KrakenMessage.Snapshot(pair, depth, bidLevels, askLevels, checksum)
                    : new KrakenMessage.Update(pair, depth, bidLevels, askLevels, checksum);
        }

        private void become(boolean whole) {
            if (snapshot != null && snapshot != whole) {
                throw new DecodeException("unexpected-shape", "a snapshot and an update in one message");
            }
            snapshot = whole;
        }

        private static List<Level> once(List<Level> before, List<Level> levels) {
            if (before != null) {
                throw new DecodeException("unexpected-shape", "one side of the book twice");
            }
            return levels;
        }
    }
}
