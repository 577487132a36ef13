package io.nautilus.benchmarks.training;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Trade;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.market.Bar;
import io.nautilus.market.OrderBook;
import io.nautilus.ml.domain.training.Labeller;
import io.nautilus.ml.domain.training.Samples;

/** An instrument as the features engine follows it, and its rows while they wait for their labels. */
final class FollowedInstrument {
    private final OrderBook book = new OrderBook();
    private final FeatureSet features = new FeatureSet();
    private final Labeller labeller;
    private final Samples samples;
    private long bars;
    private long rows;

    FollowedInstrument(long horizonNanos, Samples samples) {
        this.labeller = new Labeller(horizonNanos);
        this.samples = samples;
    }

    /** A moment came by the feed's clock, before what happens in it. */
    void time(long nowNanos) {
        labeller.time(nowNanos, samples);
    }

    void on(MarketEvent event) {
        switch (event) {
            case BookSnapshot snapshot -> changed(book.apply(snapshot), snapshot.eventTimeNanos());
            case BookDelta delta -> changed(book.apply(delta), delta.eventTimeNanos());
            case Trade trade -> features.onTrade(trade);
            case Quote _, FeedStatus _, InstrumentDefinition _ -> {}
        }
    }

    private void changed(boolean applied, long nowNanos) {
        if (applied) {
            features.onBook(book, nowNanos);
        } else if (!book.isComplete()) {
            features.bookLost(nowNanos);
        }
        labeller.mid(mid());
    }

    private double mid() {
        boolean known = book.isComplete() && book.bidCount() > 0 && book.askCount() > 0;
        return known ? (book.bestBid() + book.bestAsk()) / 2.0 : Double.NaN;
    }

    /** A bar closed at this moment; if there is a vector it waits for its label from now on. */
    void closed(Bar bar, long nowNanos) {
        bars++;
        if (features.onBar(bar)) {
            rows++;
            labeller.row(nowNanos, features.values());
        }
    }

    long bars() {
        return bars;
    }

    long rows() {
        return rows;
    }

    Labeller labeller() {
        return labeller;
    }
}
