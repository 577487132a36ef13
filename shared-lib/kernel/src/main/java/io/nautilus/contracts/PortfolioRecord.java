package io.nautilus.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What {@code portfolio} carries, as JSON with a {@code kind}, keyed by {@code account/asset/kind}. Amounts are decimal
 * strings. {@code source} is the message that gave the record: of the journal or, for a new mark, of market data (there
 * the record whole, index 0). A reader drops what is not newer than the last source of the same topic.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PortfolioRecord.Position.class, name = "position"),
    @JsonSubTypes.Type(value = PortfolioRecord.Cash.class, name = "cash"),
    @JsonSubTypes.Type(value = PortfolioRecord.Pnl.class, name = "pnl")
})
public sealed interface PortfolioRecord extends JsonRecord {
    String account();

    Source source();

    /** A position; {@code cost} is what it cost in {@code currency}, {@code averagePrice} is empty where it is flat. */
    record Position(
            String account,
            String instrument,
            String quantity,
            String averagePrice,
            String cost,
            String currency,
            Source source)
            implements PortfolioRecord {
        @Override
        public String key() {
            return account + "/" + instrument + "/position";
        }
    }

    /** The balance of a currency. */
    record Cash(String account, String currency, String balance, Source source) implements PortfolioRecord {
        @Override
        public String key() {
            return account + "/" + currency + "/cash";
        }
    }

    /**
     * Profit and loss of an instrument in {@code currency}. {@code unrealised} is empty where it cannot be said, and
     * {@code reason} says why; else the reason is empty.
     */
    record Pnl(
            String account,
            String instrument,
            String currency,
            String realised,
            String unrealised,
            String reason,
            Source source)
            implements PortfolioRecord {
        @Override
        public String key() {
            return account + "/" + instrument + "/pnl";
        }
    }
}
