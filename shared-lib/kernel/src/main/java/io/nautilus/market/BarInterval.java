package io.nautilus.market;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The lengths of time bars. Every one divides the next longer one and the day, so bars align with UTC. */
public enum BarInterval {
    S1("1s", 1),
    S5("5s", 5),
    M1("1m", 60),
    M5("5m", 300),
    M15("15m", 900),
    H1("1h", 3_600);

    private final String text;
    private final long nanos;

    BarInterval(String text, long seconds) {
        this.text = text;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Its name on the wire, as {@code 15m}. */
    public String text() {
        return text;
    }

    public long nanos() {
        return nanos;
    }

    /** The start of the bar that a moment belongs to. */
    public long startOf(long timeNanos) {
        return timeNanos - Math.floorMod(timeNanos, nanos);
    }

    public static Optional<BarInterval> named(String text) {
        for (BarInterval each : values()) {
            if (each.text.equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
