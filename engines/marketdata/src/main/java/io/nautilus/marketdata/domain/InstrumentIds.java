package io.nautilus.marketdata.domain;

/** Gives an instrument its number: positive, the same for the same symbol for ever, never reused. */
@FunctionalInterface
public interface InstrumentIds {
    int idOf(String symbol);
}
