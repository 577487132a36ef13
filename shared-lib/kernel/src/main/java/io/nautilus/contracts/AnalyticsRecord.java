package io.nautilus.contracts;

import java.time.Instant;
import java.util.List;

/**
 * What {@code analytics} carries: the figures of an account at {@code time}. {@code equity} is a decimal string, empty
 * where it cannot be said. {@code source} is the newest message that had a part in it, of the journal or of bars. Figures
 * also change as time goes on, so of two records of an account the one with the later time is the newer one.
 */
public record AnalyticsRecord(
        String account, String currency, Instant time, String equity, List<Figure> figures, Source source)
        implements JsonRecord {
    /** A figure; the value is empty where it cannot be said, and the reason says why; else the reason is empty. */
    public record Figure(String name, String value, String reason) {}

    public AnalyticsRecord {
        figures = List.copyOf(figures);
    }

    @Override
    public String key() {
        return account + "/" + currency;
    }
}
