package io.nautilus.trading;

import java.util.List;

/** What an arriving order takes from the book, level by level, and why it stops. */
public record Taking(List<Take> takes, long left, End end) {

    public Taking {
        takes = List.copyOf(takes);
    }

    /** A quantity at a level's price, mantissas in the book's decimals. */
    public record Take(long price, long quantity) {}

    /** Why an order stops taking. */
    public enum End {
        /** Nothing is left of it. */
        FILLED,
        /** The next level is worse than its limit. */
        LIMIT_REACHED,
        /** There is no next level. */
        NO_MORE_DEPTH,
        /** It may walk no further. */
        DEPTH_PROTECTION
    }
}
