package io.nautilus.marketdata.domain;

import io.nautilus.contracts.MarketEvent;
import java.util.function.Consumer;

/** Understands one venue's messages and turns them into market events. Nothing that a venue sends makes it throw. */
public interface VenueFeed {
    void on(String payload, long receivedNanos, Consumer<MarketEvent> out);

    /** What the venue answered to a request for {@code url}. */
    void answered(String url, String payload, long receivedNanos, Consumer<MarketEvent> out);

    /**
     * The venue sent something that could not be read at all, and was counted as rejected. Where no checksum or number
     * of a later message would show what it was, the books that it may have changed are lost.
     */
    void missed(long timeNanos, Consumer<MarketEvent> out);

    /**
     * What was sent until now no longer holds (a new connection, a replay that starts over): books await a snapshot.
     */
    void restart(String reason, long timeNanos, Consumer<MarketEvent> out);
}
