package io.nautilus.indicators;

import java.util.Locale;

/** Why an instrument has no vector of features now. An absent value is never filled in. */
public enum Absence {
    /** Fewer bars came than the slowest feature needs, or none since a pause that begins a new series. */
    WARMING_UP,
    /** The bar does not know all of its time. */
    PARTIAL_BAR,
    /** Nothing was traded in the windows that count trades: the bars are of mids. */
    NO_TRADES,
    /** No complete book with both sides is known for the bar's end. */
    NO_BOOK,
    /** The book is known for less time than the longest window on it. */
    BOOK_WARMING_UP,
    /** The best bid is not below the best ask, or a price is not positive: ratios of prices mean nothing. */
    UNUSABLE_PRICES;

    /** As people, metrics and answers name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
