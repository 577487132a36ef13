package io.nautilus.analytics.domain;

import io.nautilus.contracts.Source;
import java.util.List;

/**
 * What is known of an account when the log shows {@code timeNanos}: its equity, the curve of settled moments and the
 * figures. {@code source} is the newest message that had a part in it. Immutable.
 */
public record Report(
        String account,
        String currency,
        long timeNanos,
        Worth worth,
        Curve curve,
        List<Figure> figures,
        Source source) {}
