package io.nautilus.marketdata.domain.coinbase;

import io.nautilus.contracts.Side;
import io.nautilus.marketdata.domain.venue.PrintedLevel;
import java.util.List;

/** What Coinbase Exchange's websocket sends. Numbers are the venue's own text: its scale is not known yet. */
sealed interface CoinbaseMessage {
    /** What is subscribed from now on. */
    record Subscriptions() implements CoinbaseMessage {}

    /** The venue refuses what the client asked. */
    record Refusal() implements CoinbaseMessage {}

    /** Says each second which trade of a product was the last. */
    record Heartbeat(String product, long lastTradeId) implements CoinbaseMessage {}

    /** The whole book, best levels first; {@code timeNanos} is negative where the venue states none. */
    record Snapshot(String product, List<PrintedLevel> bids, List<PrintedLevel> asks, long timeNanos)
            implements CoinbaseMessage {}

    /** Levels as they are from now on, quantity 0 where one is gone. It has no number. */
    record Update(String product, List<PrintedLevel> bids, List<PrintedLevel> asks, long timeNanos)
            implements CoinbaseMessage {}

    /**
     * A product's best prices at its last trade, of which {@code timeNanos} is the time. Quantities are 0 where the
     * venue states none.
     */
    record Ticker(String product, long sequence, PrintedLevel bid, PrintedLevel ask, long timeNanos)
            implements CoinbaseMessage {}

    /** A trade; {@code before} says that it is the last one before the subscription. */
    record Match(
            String product,
            long tradeId,
            long sequence,
            PrintedLevel print,
            Side aggressor,
            long timeNanos,
            boolean before)
            implements CoinbaseMessage {}
}
