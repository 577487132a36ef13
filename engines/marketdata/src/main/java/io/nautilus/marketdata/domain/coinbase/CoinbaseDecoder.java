package io.nautilus.marketdata.domain.coinbase;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Side;
import io.nautilus.market.Symbol;
import io.nautilus.marketdata.domain.venue.PrintedBooks;
import io.nautilus.marketdata.domain.venue.PrintedLevel;
import io.nautilus.marketdata.domain.venue.Shapes;
import io.nautilus.marketdata.domain.venue.VenueJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Text to message, without any state. Each message is an object that names its {@code type}; everything else is a
 * {@link DecodeException}.
 */
final class CoinbaseDecoder {
    private static final int CHANGE_FIELDS = 3;
    private static final String UNSTATED = "0";
    private static final long NO_TIME = -1;

    private CoinbaseDecoder() {}

    static CoinbaseMessage decode(String text) {
        if (!(VenueJson.read(text) instanceof Map<?, ?> message)) {
            throw new DecodeException("not-a-message", "no object");
        }
        String type = Shapes.text(message, "type");
        return switch (type) {
            case "subscriptions" -> new CoinbaseMessage.Subscriptions();
            case "error" -> new CoinbaseMessage.Refusal();
            case "heartbeat" ->
                new CoinbaseMessage.Heartbeat(product(message), Shapes.number(message, "last_trade_id"));
            case "snapshot" -> snapshot(message);
            case "l2update" -> update(message);
            case "ticker" -> ticker(message);
            case "match" -> match(message, false);
            case "last_match" -> match(message, true);
            default -> throw new DecodeException("unknown-type", "type " + type);
        };
    }

    /** Which books a message may have changed that was not understood: all of them where even that is not known. */
    static Predicate<Symbol> doubtful(String text) {
        try {
            Map<?, ?> message = Shapes.map(VenueJson.read(text));
            String type = Shapes.text(message, "type");
            if (!type.equals("snapshot") && !type.equals("l2update")) {
                return symbol -> false;
            }
            return symbol(product(message))::equals;
        } catch (DecodeException unreadable) {
            return symbol -> true;
        }
    }

    /** The symbol of a product such as {@code BTC-USD}. */
    static Symbol symbol(String product) {
        int dash = product.indexOf('-');
        if (dash < 0) {
            throw new DecodeException("invalid-symbol", "product " + product);
        }
        return new Symbol(product.substring(0, dash), product.substring(dash + 1), CoinbaseFeed.VENUE);
    }

    private static CoinbaseMessage snapshot(Map<?, ?> message) {
        return new CoinbaseMessage.Snapshot(
                product(message),
                Shapes.levels(message.get("bids"), PrintedBooks.MAX_LEVELS),
                Shapes.levels(message.get("asks"), PrintedBooks.MAX_LEVELS),
                message.containsKey("time") ? Shapes.instant(message, "time") : NO_TIME);
    }

    private static CoinbaseMessage update(Map<?, ?> message) {
        List<PrintedLevel> bids = new ArrayList<>();
        List<PrintedLevel> asks = new ArrayList<>();
        for (Object change : Shapes.list(message.get("changes"), PrintedBooks.MAX_CHANGES)) {
            List<?> fields = Shapes.fields(change, CHANGE_FIELDS);
            PrintedLevel level = new PrintedLevel(Shapes.text(fields.get(1)), Shapes.text(fields.get(2)));
            switch (side(Shapes.text(fields.get(0)))) {
                case BUY -> bids.add(level);
                case SELL -> asks.add(level);
            }
        }
        return new CoinbaseMessage.Update(product(message), bids, asks, Shapes.instant(message, "time"));
    }

    private static CoinbaseMessage ticker(Map<?, ?> message) {
        return new CoinbaseMessage.Ticker(
                product(message),
                Shapes.number(message, "sequence"),
                best(message, "best_bid"),
                best(message, "best_ask"),
                Shapes.instant(message, "time"));
    }

    private static PrintedLevel best(Map<?, ?> ticker, String side) {
        String size = side + "_size";
        return new PrintedLevel(
                Shapes.text(ticker, side), ticker.containsKey(size) ? Shapes.text(ticker, size) : UNSTATED);
    }

    /** The venue states the side of the order that rested. */
    private static CoinbaseMessage match(Map<?, ?> message, boolean before) {
        return new CoinbaseMessage.Match(
                product(message),
                Shapes.number(message, "trade_id"),
                Shapes.number(message, "sequence"),
                new PrintedLevel(Shapes.text(message, "price"), Shapes.text(message, "size")),
                side(Shapes.text(message, "side")) == Side.BUY ? Side.SELL : Side.BUY,
                Shapes.instant(message, "time"),
                before);
    }

    private static String product(Map<?, ?> message) {
        return Shapes.text(message, "product_id");
    }

    private static Side side(String text) {
        return switch (text) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new DecodeException("unknown-side", "side " + text);
        };
    }
}
