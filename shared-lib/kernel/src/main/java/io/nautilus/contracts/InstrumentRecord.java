package io.nautilus.contracts;

/**
 * What {@code instruments} carries, keyed by the instrument's id: {@link InstrumentDefinition} for people and for
 * engines that do not read market data. {@code tick} and {@code lot} are decimal strings.
 */
public record InstrumentRecord(
        int id,
        String symbol,
        String base,
        String quote,
        int priceDecimals,
        int quantityDecimals,
        int quoteDecimals,
        String tick,
        String lot)
        implements JsonRecord {
    @Override
    public String key() {
        return Integer.toString(id);
    }
}
