package io.nautilus.marketdata.domain;

import io.nautilus.contracts.MarketEvent;
import java.util.function.Consumer;

/** One source of market data as the engine's loop drives it. Wall times are nanoseconds since the epoch. */
public interface Feed extends AutoCloseable {
    /** Starts a reign: every instrument known so far is announced with its whole book. */
    void begin(long wallNanos, Consumer<MarketEvent> out);

    /**
     * Takes what is due, at most a bounded amount of it.
     *
     * @return when to call again; not after {@code wallNanos} where more is due already
     */
    long step(long wallNanos, Consumer<MarketEvent> out);

    /** How much of the venue's input was taken: lines of a recording, steps of a simulation. Never decreases. */
    long sequence();

    /** The books that the feed keeps. */
    MarketBooks books();

    @Override
    void close();
}
