package io.nautilus.contracts;

/**
 * One line of an account's books: a currency with its balance ({@code cost} 0), or an instrument with its position and
 * what the position cost, each a mantissa in the decimals beside it.
 */
public record Holding(String asset, int decimals, long amount, int costDecimals, long cost) {}
