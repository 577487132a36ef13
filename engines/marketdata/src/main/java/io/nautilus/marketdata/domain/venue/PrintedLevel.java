package io.nautilus.marketdata.domain.venue;

/** A price with its quantity as a venue prints them: the instrument's scale may not be known yet. */
public record PrintedLevel(String price, String quantity) {}
