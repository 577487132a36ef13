package io.nautilus.marketdata.domain.kraken;

import java.util.List;

/** What Kraken's websocket, version 1, sends. Numbers are the venue's own text: its scale is not known yet. */
sealed interface KrakenMessage {
    /** A message about the connection: {@code systemStatus}, {@code subscriptionStatus}, {@code heartbeat}, … */
    record Event(String name) implements KrakenMessage {}

    /** A book's subscription is over. */
    record Unsubscribed(String pair) implements OfPair {}

    /** A message of a channel names its pair. */
    sealed interface OfPair extends KrakenMessage {
        String pair();
    }

    /** Levels come best first. {@code checksum} is empty where the venue sent none. */
    record Snapshot(String pair, int depth, List<Level> bids, List<Level> asks, String checksum) implements OfPair {}

    /** Levels come in the order in which they changed; a level can occur more than once. */
    record Update(String pair, int depth, List<Level> bids, List<Level> asks, String checksum) implements OfPair {}

    record Trades(String pair, List<Print> prints) implements OfPair {}

    /**
     * A best bid and ask, of the ticker or of the spread channel; {@code time} is empty where the venue states none.
     */
    record Top(String pair, Level bid, Level ask, String time) implements OfPair {}

    record Candle(String pair) implements OfPair {}

    /** {@code time} is in seconds, empty where the venue states none. */
    record Level(String price, String volume, String time) {}

    /** {@code side} is {@code b} or {@code s}: what the taker did. */
    record Print(String price, String volume, String time, String side) {}
}
