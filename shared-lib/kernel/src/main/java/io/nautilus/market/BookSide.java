package io.nautilus.market;

import io.nautilus.contracts.Levels;
import java.util.Arrays;

/**
 * One side of a book as two sorted arrays with the best level at the end, where nearly every change happens, so an
 * insert moves few elements. Bids are kept as they are and asks negated, so that "larger is better" holds for both.
 */
final class BookSide {
    private final int sign;
    private final int maxLevels;
    private long[] keys = new long[64];
    private long[] quantities = new long[64];
    private int count;

    BookSide(int sign, int maxLevels) {
        this.sign = sign;
        this.maxLevels = maxLevels;
    }

    int count() {
        return count;
    }

    /** The price of the level that has {@code index} better ones before it. */
    long price(int index) {
        return sign * keys[at(index)];
    }

    long quantity(int index) {
        return quantities[at(index)];
    }

    long quantityAt(long price) {
        int index = Arrays.binarySearch(keys, 0, count, sign * price);
        return index < 0 ? 0 : quantities[index];
    }

    void clear() {
        count = 0;
    }

    /**
     * Applies from the last level to the first: levels come best first, so that each lands at the end of the arrays.
     */
    void apply(Levels levels) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            set(levels.price(i), levels.quantity(i));
        }
    }

    /**
     * Quantity 0 or less removes. A full side keeps its best levels: the worst one makes room or is not taken at all.
     * Answers the quantity before.
     */
    long set(long price, long quantity) {
        int index = search(sign * price);
        long before = index < 0 ? 0 : quantities[index];
        if (index >= 0) {
            if (quantity > 0) {
                quantities[index] = quantity;
            } else {
                remove(index);
            }
        } else if (quantity > 0) {
            insert(-index - 1, sign * price, quantity);
        }
        return before;
    }

    Levels best(int depth) {
        int size = Math.min(depth, count);
        long[] prices = new long[size];
        long[] amounts = new long[size];
        for (int i = 0; i < size; i++) {
            prices[i] = price(i);
            amounts[i] = quantity(i);
        }
        return Levels.of(prices, amounts);
    }

    private int search(long key) {
        return count == 0 || key > keys[count - 1] ? -count - 1 : Arrays.binarySearch(keys, 0, count, key);
    }

    private void insert(int index, long key, long quantity) {
        int place = index;
        if (count == maxLevels) {
            if (place == 0) {
                return;
            }
            remove(0);
            place--;
        } else if (count == keys.length) {
            int larger = Math.min(maxLevels, count * 2);
            keys = Arrays.copyOf(keys, larger);
            quantities = Arrays.copyOf(quantities, larger);
        }
        System.arraycopy(keys, place, keys, place + 1, count - place);
        System.arraycopy(quantities, place, quantities, place + 1, count - place);
        keys[place] = key;
        quantities[place] = quantity;
        count++;
    }

    private void remove(int index) {
        count--;
        System.arraycopy(keys, index + 1, keys, index, count - index);
        System.arraycopy(quantities, index + 1, quantities, index, count - index);
    }

    private int at(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("level " + index + " of " + count);
        }
        return count - 1 - index;
    }
}
