package io.nautilus.features;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Numbers;
import io.nautilus.contracts.Source;
import io.nautilus.features.domain.Latest;
import io.nautilus.indicators.Definition;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.indicators.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What features answers by HTTP. */
final class FeaturesJson {
    private static final String NOTHING_CAME = "no-bar";

    private FeaturesJson() {}

    /** A parameter that may be given, and what it is where it is not. */
    public record ParameterJson(String name, double initial, double least, double most, boolean whole) {}

    /**
     * An indicator. {@code calculate} says whether POST /features/calculate takes it, then with these parameters and a
     * warm-up in bars with the initial ones; {@code live} are the values of the vector that are made of it, over windows
     * of their own.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IndicatorJson(
            String name,
            List<String> takes,
            boolean calculate,
            List<String> live,
            List<ParameterJson> parameters,
            List<String> outputs,
            Integer warmUp,
            String source) {
        /** One on the book or on trades, which no table of bars tells. */
        static IndicatorJson onlyLive(Definition<? extends Measure> definition) {
            return new IndicatorJson(
                    definition.name(),
                    definition.takes(),
                    false,
                    FeatureSet.madeOf(definition.name()),
                    List.of(),
                    List.of(),
                    null,
                    definition.source());
        }

        static IndicatorJson onBars(Definition<? extends Measure> definition) {
            Measure initial = definition.make(List.of());
            return new IndicatorJson(
                    definition.name(),
                    definition.takes(),
                    true,
                    FeatureSet.madeOf(definition.name()),
                    definition.parameters().stream()
                            .map(each -> new ParameterJson(
                                    each.name(), each.initial(), each.least(), each.most(), each.whole()))
                            .toList(),
                    initial.outputs(),
                    initial.warmUp(),
                    definition.source());
        }
    }

    /** The vector that goes out for every instrument and closed bar. */
    public record VectorJson(String schema, int version, String interval, int warmUpBars, List<String> names) {}

    /** All that there is. */
    public record AvailableJson(VectorJson vector, List<IndicatorJson> indicators) {
        static AvailableJson of(
                List<? extends Definition<? extends Measure>> onBars, List<? extends Definition<?>> others) {
            return new AvailableJson(
                    new VectorJson(
                            hex(FeatureSet.schema()),
                            FeatureSet.VERSION,
                            FeatureSet.INTERVAL.text(),
                            FeatureSet.warmUpBars(),
                            FeatureSet.names()),
                    Stream.concat(
                                    onBars.stream().map(IndicatorJson::onBars),
                                    others.stream().map(IndicatorJson::onlyLive))
                            .toList());
        }
    }

    /**
     * The newest vector of an instrument, null where there was none yet; {@code reason} says why the newest bar, which
     * ended at {@code barEnd}, gave none.
     */
    public record LatestJson(
            String instrument,
            String schema,
            Instant time,
            Double ageSeconds,
            Source source,
            Map<String, Double> values,
            Instant barEnd,
            String reason) {
        static LatestJson of(Latest latest, Instant now) {
            FeatureVector vector = latest.vector();
            Instant barEnd = latest.bar() == null ? null : instant(latest.barEndNanos());
            String reason = barEnd == null ? NOTHING_CAME : latest.absence();
            if (vector == null) {
                return new LatestJson(latest.instrument(), null, null, null, null, null, barEnd, reason);
            }
            Instant time = instant(vector.eventTimeNanos());
            return new LatestJson(
                    latest.instrument(),
                    hex(vector.schema()),
                    time,
                    Duration.between(time, now).toMillis() / 1000.0,
                    vector.source(),
                    named(vector.values()),
                    barEnd,
                    reason);
        }
    }

    /** 64 bits are more than a JSON number holds everywhere. */
    private static String hex(long schema) {
        return "%016x".formatted(schema);
    }

    private static Map<String, Double> named(Numbers values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            named.put(FeatureSet.names().get(i), values.get(i));
        }
        return named;
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
