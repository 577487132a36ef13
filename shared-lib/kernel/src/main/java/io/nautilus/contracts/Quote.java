package io.nautilus.contracts;

/** A best bid and ask as the venue's ticker states them; never used to build the book. */
public record Quote(
        int instrumentId,
        long eventTimeNanos,
        int priceDecimals,
        int quantityDecimals,
        long bidPrice,
        long bidQuantity,
        long askPrice,
        long askQuantity)
        implements MarketEvent {}
