package io.nautilus.websocket;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Decimals;
import io.nautilus.websocket.domain.BookTop;
import java.time.Instant;

/**
 * An instrument's market: levels are pairs of price and quantity, best first. {@code book} is false while the book is
 * not known; {@code time} is the venue's of the newest event in it, {@code sent} when that was written to the log.
 */
record BookJson(
        MarketState state,
        String reason,
        boolean book,
        String[][] bids,
        String[][] asks,
        LastTrade last,
        Instant time,
        Instant sent,
        long offset) {
    record LastTrade(String price, String quantity, Side aggressor, Instant time) {
        static LastTrade of(Trade trade) {
            return trade == null
                    ? null
                    : new LastTrade(
                            Decimals.format(trade.price(), trade.priceDecimals()),
                            Decimals.format(trade.quantity(), trade.quantityDecimals()),
                            trade.aggressor(),
                            StreamJson.instant(trade.eventTimeNanos()));
        }
    }

    static BookJson of(BookTop top) {
        boolean seen = top.offset() >= 0;
        return new BookJson(
                top.state(),
                top.reason().isEmpty() ? null : top.reason(),
                top.complete(),
                side(top.bids(), top),
                side(top.asks(), top),
                LastTrade.of(top.last()),
                seen ? StreamJson.instant(top.eventNanos()) : null,
                seen ? StreamJson.instant(top.sentNanos()) : null,
                top.offset());
    }

    private static String[][] side(Levels levels, BookTop top) {
        String[][] side = new String[levels.size()][];
        for (int i = 0; i < side.length; i++) {
            side[i] = new String[] {
                Decimals.format(levels.price(i), top.priceDecimals()),
                Decimals.format(levels.quantity(i), top.quantityDecimals())
            };
        }
        return side;
    }
}
