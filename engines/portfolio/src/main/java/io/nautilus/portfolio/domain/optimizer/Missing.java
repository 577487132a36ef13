package io.nautilus.portfolio.domain.optimizer;

/**
 * What becomes of a price that is missing. A gap behind an asset's first price is always bridged by the price before
 * it, which gives a return of 0; what differs is the time before the first price.
 */
public enum Missing {
    /** Each pair of assets counts the rows that both have: the most data, but not always a covariance. */
    PAIRWISE("each pair of assets counts the rows in which both have returns"),
    /** Only rows in which all assets have returns count. */
    COMPLETE("only rows in which all assets have returns count"),
    /** A missing price is refused. */
    REFUSE("a missing price is refused");

    private final String meaning;

    Missing(String meaning) {
        this.meaning = meaning;
    }

    /** For people. */
    public String meaning() {
        return meaning;
    }
}
