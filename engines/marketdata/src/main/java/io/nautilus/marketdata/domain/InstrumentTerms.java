package io.nautilus.marketdata.domain;

import io.nautilus.market.Symbol;

/** What a feed knows of an instrument; tick and lot are mantissas in the decimals beside them. */
public record InstrumentTerms(Symbol symbol, int priceDecimals, int quantityDecimals, long tick, long lot) {

    /** An instrument whose tick and lot are the last digits that its venue prints. */
    public static InstrumentTerms printed(Symbol symbol, int priceDecimals, int quantityDecimals) {
        return new InstrumentTerms(symbol, priceDecimals, quantityDecimals, 1, 1);
    }
}
