package io.nautilus.trading;

/**
 * What an open order may still take from its account: {@code cash} of the currency it is paid in, and {@code outgoing}
 * of the instrument's position; {@code incoming} is what it may still add to the position.
 */
public record Reservation(String currency, Amount cash, String instrument, Amount outgoing, Amount incoming) {}
