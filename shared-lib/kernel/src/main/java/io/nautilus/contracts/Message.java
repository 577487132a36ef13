package io.nautilus.contracts;

/** A message of a frame. One record, one SBE template and one codec each. */
public sealed interface Message permits MarketEvent, OrderRequest, StrategyEvent, OrderEvent, Signal, StepNote {}
