package io.nautilus.market;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.InstrumentDefinition;

/**
 * What an instrument is, checked: {@code tick} and {@code lot} are positive mantissas in the price and quantity
 * decimals, {@code quoteDecimals} those of the quote currency's cash.
 */
public record Instrument(
        int id,
        int feedId,
        Symbol name,
        int priceDecimals,
        int quantityDecimals,
        int quoteDecimals,
        long tick,
        long lot) {

    public Instrument {
        check(id > 0, "id", id);
        check(isScale(priceDecimals), "price decimals", priceDecimals);
        check(isScale(quantityDecimals), "quantity decimals", quantityDecimals);
        check(isScale(quoteDecimals), "quote decimals", quoteDecimals);
        check(tick > 0, "tick", tick);
        check(lot > 0, "lot", lot);
    }

    /** Throws {@link DecodeException} with {@code invalid-symbol} or {@code invalid-definition}. */
    public static Instrument of(InstrumentDefinition definition) {
        Symbol name = Symbol.parse(definition.symbol());
        if (!name.base().equals(definition.base()) || !name.quote().equals(definition.quote())) {
            throw new DecodeException(
                    "invalid-definition", name + " does not trade " + definition.base() + " for " + definition.quote());
        }
        return new Instrument(
                definition.instrumentId(),
                definition.feedId(),
                name,
                definition.priceDecimals(),
                definition.quantityDecimals(),
                definition.quoteDecimals(),
                definition.tick(),
                definition.lot());
    }

    /** The definition that a frame carries. */
    public InstrumentDefinition definition(long eventTimeNanos) {
        return new InstrumentDefinition(
                id,
                eventTimeNanos,
                feedId,
                priceDecimals,
                quantityDecimals,
                quoteDecimals,
                tick,
                lot,
                symbol(),
                name.base(),
                name.quote());
    }

    public String symbol() {
        return name.toString();
    }

    public String base() {
        return name.base();
    }

    public String quote() {
        return name.quote();
    }

    public String venue() {
        return name.venue();
    }

    private static boolean isScale(int decimals) {
        return decimals >= 0 && decimals <= Decimals.MAX_DECIMALS;
    }

    private static void check(boolean valid, String what, long value) {
        if (!valid) {
            throw new DecodeException("invalid-definition", what + " " + value);
        }
    }
}
