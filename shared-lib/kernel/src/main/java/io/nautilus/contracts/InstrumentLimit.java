package io.nautilus.contracts;

/** What an account may do with one instrument; {@link LimitsChanged#NONE} is no limit. */
public record InstrumentLimit(
        String instrument, boolean restricted, int decimals, long minQuantity, long maxQuantity, long maxPosition) {}
