package io.nautilus.contracts;

/**
 * What an instrument is. {@code symbol} is its one name everywhere, {@code BASE-QUOTE.VENUE}; tick and lot are
 * mantissas in the price and quantity decimals; {@code quoteDecimals} are those of the quote currency's cash.
 */
public record InstrumentDefinition(
        int instrumentId,
        long eventTimeNanos,
        int feedId,
        int priceDecimals,
        int quantityDecimals,
        int quoteDecimals,
        long tick,
        long lot,
        String symbol,
        String base,
        String quote)
        implements MarketEvent {}
