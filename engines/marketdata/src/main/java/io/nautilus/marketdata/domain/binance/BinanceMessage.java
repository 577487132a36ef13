package io.nautilus.marketdata.domain.binance;

import io.nautilus.contracts.Side;
import io.nautilus.marketdata.domain.venue.PrintedLevel;
import java.util.List;

/** What Binance's spot streams send and its REST interface answers. Numbers are the venue's own text. */
sealed interface BinanceMessage {
    /** An answer to a subscription. */
    record Reply() implements BinanceMessage {}

    /** Levels as they are after update {@code lastId}, quantity 0 where one is gone; all since {@code firstId}. */
    record Depth(
            String symbol, long firstId, long lastId, List<PrintedLevel> bids, List<PrintedLevel> asks, long timeNanos)
            implements BinanceMessage {}

    /** The book after update {@code lastId}, best levels first, as deep as was asked. */
    record Snapshot(String symbol, long lastId, List<PrintedLevel> bids, List<PrintedLevel> asks)
            implements BinanceMessage {}

    /** The best bid and ask after update {@code id}. */
    record Top(String symbol, long id, PrintedLevel bid, PrintedLevel ask) implements BinanceMessage {}

    /** Trades of one taker at one price; {@code id} counts such aggregates. */
    record Trade(String symbol, long id, PrintedLevel print, Side aggressor, long timeNanos)
            implements BinanceMessage {}

    record Candle(String symbol) implements BinanceMessage {}
}
