package io.nautilus.marketdata.domain;

import io.nautilus.contracts.MarketEvent;
import java.util.function.Consumer;

/** Rejects what it is sent: for a recording of no known venue, so that people see what is in it. */
final class UnknownVenue implements VenueFeed {
    private static final String CODE = "unknown-venue";

    private final FeedCounts counts;

    UnknownVenue(FeedCounts counts) {
        this.counts = counts;
    }

    @Override
    public void on(String payload, long receivedNanos, Consumer<MarketEvent> out) {
        counts.rejections().add(CODE, payload);
    }

    @Override
    public void answered(String url, String payload, long receivedNanos, Consumer<MarketEvent> out) {
        counts.rejections().add(CODE, url + " -> " + payload);
    }

    @Override
    public void missed(long timeNanos, Consumer<MarketEvent> out) {
        // It keeps no books that could have missed something.
    }

    @Override
    public void restart(String reason, long timeNanos, Consumer<MarketEvent> out) {
        // It keeps no books that could await a snapshot.
    }
}
