package io.nautilus.contracts;

/** Whether an instrument may be traded on, as the gate saw it. Decisions read this, never a clock. */
public record MarketStateChanged(String instrument, MarketState state, String reason, long marketDataOffset)
        implements OrderEvent {}
