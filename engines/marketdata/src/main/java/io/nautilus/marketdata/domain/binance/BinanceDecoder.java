package io.nautilus.marketdata.domain.binance;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Side;
import io.nautilus.marketdata.domain.venue.PrintedBooks;
import io.nautilus.marketdata.domain.venue.PrintedLevel;
import io.nautilus.marketdata.domain.venue.Shapes;
import io.nautilus.marketdata.domain.venue.VenueJson;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text to message, without any state. A stream's data comes bare or, of combined streams, as {@code {"stream":…,
 * "data":…}}. Everything else is a {@link DecodeException}.
 */
final class BinanceDecoder {
    private static final Pattern DEPTH_REQUEST =
            Pattern.compile("https?://[^?\\s]+/depth\\?(?:\\S*&)?symbol=([A-Za-z0-9]+)(?:&\\S*)?");

    private BinanceDecoder() {}

    static BinanceMessage decode(String text) {
        Map<?, ?> message = message(text);
        if (message.containsKey("stream")) {
            return data(Shapes.map(message.get("data")));
        }
        boolean reply = message.containsKey("id") && (message.containsKey("result") || message.containsKey("error"));
        return reply ? new BinanceMessage.Reply() : data(message);
    }

    /** The answer does not name its symbol; the request does. */
    static BinanceMessage.Snapshot answer(String url, String text) {
        Matcher request = DEPTH_REQUEST.matcher(url);
        if (!request.matches()) {
            throw new DecodeException("unknown-request", "request " + url);
        }
        Map<?, ?> message = message(text);
        return new BinanceMessage.Snapshot(
                request.group(1),
                Shapes.number(message, "lastUpdateId"),
                Shapes.levels(message.get("bids"), PrintedBooks.MAX_LEVELS),
                Shapes.levels(message.get("asks"), PrintedBooks.MAX_LEVELS));
    }

    private static Map<?, ?> message(String text) {
        if (VenueJson.read(text) instanceof Map<?, ?> message) {
            return message;
        }
        throw new DecodeException("not-a-message", "no object");
    }

    /** Best prices come without the name of an event. */
    private static BinanceMessage data(Map<?, ?> data) {
        if (!data.containsKey("e") && data.containsKey("B") && data.containsKey("A")) {
            return top(data);
        }
        String event = Shapes.text(data, "e");
        return switch (event) {
            case "depthUpdate" -> depth(data);
            case "bookTicker" -> top(data);
            case "aggTrade" -> trade(data);
            case "kline" -> new BinanceMessage.Candle(symbol(data));
            default -> throw new DecodeException("unknown-event", "event " + event);
        };
    }

    private static BinanceMessage depth(Map<?, ?> data) {
        BinanceMessage.Depth depth = new BinanceMessage.Depth(
                symbol(data),
                Shapes.number(data, "U"),
                Shapes.number(data, "u"),
                Shapes.levels(data.get("b"), PrintedBooks.MAX_CHANGES),
                Shapes.levels(data.get("a"), PrintedBooks.MAX_CHANGES),
                Shapes.millis(data, "E"));
        if (depth.firstId() > depth.lastId()) {
            throw new DecodeException(
                    "contradicting-numbers", "U is " + depth.firstId() + " and u is " + depth.lastId());
        }
        return depth;
    }

    private static BinanceMessage top(Map<?, ?> data) {
        return new BinanceMessage.Top(
                symbol(data), Shapes.number(data, "u"), level(data, "b", "B"), level(data, "a", "A"));
    }

    /** The venue states whether the buyer rested. */
    private static BinanceMessage trade(Map<?, ?> data) {
        String buyerRested = Shapes.text(data, "m");
        Side aggressor =
                switch (buyerRested) {
                    case "true" -> Side.SELL;
                    case "false" -> Side.BUY;
                    default -> throw new DecodeException("unknown-side", "m is " + buyerRested);
                };
        return new BinanceMessage.Trade(
                symbol(data), Shapes.number(data, "a"), level(data, "p", "q"), aggressor, Shapes.millis(data, "T"));
    }

    private static PrintedLevel level(Map<?, ?> data, String price, String quantity) {
        return new PrintedLevel(Shapes.text(data, price), Shapes.text(data, quantity));
    }

    private static String symbol(Map<?, ?> data) {
        return Shapes.text(data, "s");
    }
}
