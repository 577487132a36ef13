package io.nautilus.contracts;

/** An account exists from here on. Fees are in hundredths of a basis point (1e-6) of the notional. */
public record AccountOpened(String account, String currency, int makerFeeMillionths, int takerFeeMillionths)
        implements OrderEvent {}
