package io.nautilus.marketdata.domain;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.market.Decimals;
import io.nautilus.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** What people may read, as it was at one moment. Immutable; shared by any number of readers. */
public record MarketView(SortedMap<String, InstrumentView> instruments, SortedMap<Integer, FeedView> feeds) {

    /** A feed's state since {@code since}. */
    public record FeedView(int id, MarketState state, String reason, Instant lastHeard) {}

    /** An instrument with the best levels of its book and its last trades, oldest first. */
    public record InstrumentView(
            Instrument instrument,
            MarketState state,
            String reason,
            Instant lastChanged,
            Levels bids,
            Levels asks,
            List<Trade> trades) {

        /** The best {@code depth} levels of each side, as text. */
        public BookView book(int depth) {
            return new BookView(
                    instrument.symbol(), state, reason, lastChanged, levels(bids, depth), levels(asks, depth));
        }

        /** The last {@code count} trades, newest first. */
        public List<TradeView> lastTrades(int count) {
            int from = trades.size() - Math.clamp(count, 0, trades.size());
            return trades.subList(from, trades.size()).reversed().stream()
                    .map(InstrumentView::view)
                    .toList();
        }

        private List<LevelView> levels(Levels levels, int depth) {
            List<LevelView> views = new ArrayList<>();
            for (int i = 0; i < Math.min(depth, levels.size()); i++) {
                views.add(new LevelView(
                        Decimals.format(levels.price(i), instrument.priceDecimals()),
                        Decimals.format(levels.quantity(i), instrument.quantityDecimals())));
            }
            return views;
        }

        private static TradeView view(Trade trade) {
            return new TradeView(
                    instant(trade.eventTimeNanos()),
                    Decimals.format(trade.price(), trade.priceDecimals()),
                    Decimals.format(trade.quantity(), trade.quantityDecimals()),
                    trade.aggressor());
        }
    }

    public record BookView(
            String instrument,
            MarketState state,
            String reason,
            Instant time,
            List<LevelView> bids,
            List<LevelView> asks) {}

    public record LevelView(String price, String quantity) {}

    public record TradeView(Instant time, String price, String quantity, Side aggressor) {}

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
