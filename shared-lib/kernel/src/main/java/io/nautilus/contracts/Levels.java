package io.nautilus.contracts;

import java.util.Arrays;

/** Immutable levels of one side of a book: price and quantity mantissas, in the order given. Quantity 0 removes. */
public final class Levels {
    public static final Levels NONE = new Levels(new long[0], new long[0]);

    private final long[] prices;
    private final long[] quantities;

    private Levels(long[] prices, long[] quantities) {
        this.prices = prices;
        this.quantities = quantities;
    }

    /** Takes ownership of both arrays, which must have the same length. */
    public static Levels of(long[] prices, long[] quantities) {
        if (prices.length != quantities.length) {
            throw new IllegalArgumentException(prices.length + " prices but " + quantities.length + " quantities");
        }
        return prices.length == 0 ? NONE : new Levels(prices, quantities);
    }

    public static Levels of(long price, long quantity) {
        return new Levels(new long[] {price}, new long[] {quantity});
    }

    public int size() {
        return prices.length;
    }

    public long price(int index) {
        return prices[index];
    }

    public long quantity(int index) {
        return quantities[index];
    }

    /** The levels from {@code from} (inclusive) to {@code to} (exclusive). */
    public Levels slice(int from, int to) {
        return of(Arrays.copyOfRange(prices, from, to), Arrays.copyOfRange(quantities, from, to));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels levels
                && Arrays.equals(prices, levels.prices)
                && Arrays.equals(quantities, levels.quantities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prices) + Arrays.hashCode(quantities);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < prices.length; i++) {
            text.append(i == 0 ? "" : ", ").append(quantities[i]).append('@').append(prices[i]);
        }
        return text.append(']').toString();
    }
}
