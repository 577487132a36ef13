package io.nautilus.marketdata.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A venue whose messages are understood; its name ends the symbols of its instruments. */
public enum Venue {
    KRAKEN,
    COINBASE,
    BINANCE,
    /** Whose a recording is where no message of it is a known venue's. */
    UNKNOWN;

    /** As people write it, {@code kraken}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The known venue of that name, in whatever case. */
    public static Optional<Venue> named(String text) {
        return Arrays.stream(values())
                .filter(venue -> venue != UNKNOWN && venue.text().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
