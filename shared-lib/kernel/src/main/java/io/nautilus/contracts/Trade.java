package io.nautilus.contracts;

/** A trade that the venue printed. {@code aggressor} is the side that took. */
public record Trade(
        int instrumentId,
        long eventTimeNanos,
        int priceDecimals,
        int quantityDecimals,
        long price,
        long quantity,
        Side aggressor)
        implements MarketEvent {}
