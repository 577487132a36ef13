package io.nautilus.contracts;

/**
 * The state of a feed ({@code instrumentId} 0) or of one of its books. A live feed says so at least once per second of
 * wall time: silence is how a reader knows that it died.
 */
public record FeedStatus(int instrumentId, long eventTimeNanos, int feedId, MarketState state, String reason)
        implements MarketEvent {}
