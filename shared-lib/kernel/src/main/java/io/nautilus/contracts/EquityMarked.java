package io.nautilus.contracts;

/** An account's equity as a timer saw it; {@code day} counts UTC days from 1970. Losses are measured from these. */
public record EquityMarked(String account, int day, int decimals, long equity, long dayOpen, long peak)
        implements OrderEvent {}
