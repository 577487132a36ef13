package io.nautilus.factor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nautilus.contracts.Source;
import io.nautilus.factor.domain.ClosedSection;
import io.nautilus.factor.domain.Definition;
import io.nautilus.factor.domain.Latest;
import io.nautilus.factor.domain.RankCorrelation;
import io.nautilus.factor.domain.Reading;
import io.nautilus.factor.domain.Reason;
import io.nautilus.factor.domain.Row;
import io.nautilus.market.BarInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Factors as HTTP shows them: what cannot be said is left out and its reason stands there. */
final class FactorJson {
    private FactorJson() {}

    /** What a factor is; {@code window} and {@code warmUp} count bars of the instrument. */
    public record DefinitionJson(
            String name,
            String category,
            String formula,
            String source,
            int window,
            int warmUp,
            String direction,
            String work) {
        /** Every formula reads its window whole, see {@code History}. */
        private static final String WORK = "O(window) per bar";

        static DefinitionJson of(Definition factor) {
            return new DefinitionJson(
                    factor.name(),
                    factor.category().label(),
                    factor.formula(),
                    factor.source(),
                    factor.window(),
                    factor.warmUp(),
                    factor.direction().label(),
                    WORK);
        }
    }

    /** A factor of one instrument; {@code rank} 1 is the largest value of its cross-section. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReadingJson(
            String factor, String instrument, Double value, Double zScore, Integer rank, String reason) {
        static ReadingJson ofFactor(String factor, Reading reading) {
            return of(factor, null, reading);
        }

        static ReadingJson ofInstrument(String instrument, Reading reading) {
            return of(null, instrument, reading);
        }

        private static ReadingJson of(String factor, String instrument, Reading reading) {
            return switch (reading) {
                case Reading.Scored(double value, double zScore, int rank) ->
                    new ReadingJson(factor, instrument, value, zScore, rank, null);
                case Reading.Unscored(double value, int rank, Reason reason) ->
                    new ReadingJson(factor, instrument, value, null, rank, reason.label());
                case Reading.Absent(Reason reason) ->
                    new ReadingJson(factor, instrument, null, null, null, reason.label());
            };
        }
    }

    /** The newest factors of an instrument on one interval, or why there are none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IntervalJson(
            String interval, Instant time, Double ageSeconds, String reason, List<ReadingJson> factors) {
        static IntervalJson of(BarInterval interval, Optional<Latest.At> row, List<Definition> factors, Instant now) {
            return row.map(at -> new IntervalJson(
                            interval.text(),
                            instant(at.closeNanos()),
                            age(at.closeNanos(), now),
                            null,
                            readings(at.row(), factors)))
                    .orElseGet(() -> new IntervalJson(interval.text(), null, null, Reason.NO_BAR.label(), List.of()));
        }

        private static List<ReadingJson> readings(Row row, List<Definition> factors) {
            List<ReadingJson> readings = new ArrayList<>(factors.size());
            for (int i = 0; i < factors.size(); i++) {
                readings.add(ReadingJson.ofFactor(factors.get(i).name(), row.reading(i)));
            }
            return readings;
        }
    }

    /** The newest factors of an instrument. */
    public record InstrumentJson(String instrument, List<IntervalJson> intervals) {}

    /**
     * A factor across the instruments of a set (those of one venue) at its newest close. {@code missing} had no bar
     * there; where there are some the cross-section is partial.
     */
    public record SectionJson(
            String set,
            String factor,
            String interval,
            Instant time,
            double ageSeconds,
            boolean complete,
            List<String> missing,
            List<ReadingJson> instruments,
            Source source) {
        static SectionJson of(ClosedSection closed, String factor, int place, Instant now) {
            long time = closed.section().time();
            List<String> missing = closed.section().missing();
            return new SectionJson(
                    closed.set(),
                    factor,
                    closed.interval().text(),
                    instant(time),
                    age(time, now),
                    missing.isEmpty(),
                    missing,
                    closed.section().rows().stream()
                            .map(row -> ReadingJson.ofInstrument(row.instrument(), row.reading(place)))
                            .toList(),
                    closed.source());
        }
    }

    /** How alike two factors rank instruments, over so many dates. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CorrelationJson(String factor, String other, Double correlation, int dates, String reason) {
        static CorrelationJson of(RankCorrelation found) {
            Double mean = found.mean().isPresent() ? found.mean().getAsDouble() : null;
            return new CorrelationJson(
                    found.factor(), found.other(), mean, found.dates(), mean == null ? "no-date" : null);
        }
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    /** Never less than nothing, though clocks differ. */
    private static double age(long closeNanos, Instant now) {
        return Math.max(0, Duration.between(instant(closeNanos), now).toMillis()) / 1000.0;
    }
}
