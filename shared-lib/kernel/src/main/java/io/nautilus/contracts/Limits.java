package io.nautilus.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What an account may do, as people write it: money and quantities are decimal strings, money in the account's
 * currency; what is absent is no limit.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(
        String minNotional,
        String maxNotional,
        String maxGross,
        String maxDailyLoss,
        String maxDrawdown,
        Integer priceCollarMillionths,
        Integer maxConcentrationMillionths,
        Integer ordersPerSecond,
        Integer maxOpenOrders,
        List<OfInstrument> instruments) {

    public static final Limits NONE = new Limits(null, null, null, null, null, null, null, null, null, List.of());

    /** Limits of one instrument; {@code restricted} is absent or false where it may be traded. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfInstrument(
            String instrument, Boolean restricted, String minQuantity, String maxQuantity, String maxPosition) {}

    public Limits {
        instruments = instruments == null ? List.of() : List.copyOf(instruments);
    }
}
