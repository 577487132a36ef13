package io.nautilus.features;

import io.nautilus.indicators.Catalogue;
import io.nautilus.indicators.Definition;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.indicators.Measure;
import io.nautilus.testing.CommittedCopy;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/indicators.md is what the code says; {@code -Dnautilus.docs.write=true} writes it anew. */
class IndicatorsDocTest {
    @Test
    void theDocumentIsWhatTheCodeSays() {
        CommittedCopy.check("indicators.md", document());
    }

    private static String document() {
        return """
                # Indicators

                Made from the code by `IndicatorsDocTest`; do not edit. Parameters stand with their initial values, the
                warm-up is in bars, or books or trades, with these; the Javadoc of `io.nautilus.indicators` has formulas,
                units and what a value is where its formula divides nothing by nothing. A bar costs each the same whatever its
                period, but for `cci`, whose mean deviation about a moving mean takes a pass over its window.

                ## On bars

                """
                + table(Catalogue.indicators())
                + "\n## On the book and on trades\n\n"
                + table(Catalogue.bookIndicators())
                + vector();
    }

    private static String table(List<? extends Definition<? extends Measure>> definitions) {
        return definitions.stream().map(IndicatorsDocTest::row).collect(Collectors.joining("", """
                        | indicator and parameters | takes | gives | warm-up | source |
                        |---|---|---|---|---|
                        """, ""));
    }

    private static String row(Definition<? extends Measure> definition) {
        Measure initial = definition.make(List.of());
        String parameters = definition.parameters().stream()
                .map(each -> each.name() + "=" + (each.whole() ? "%.0f" : "%s").formatted(each.initial()))
                .collect(Collectors.joining(", "));
        return "| `%s(%s)` | %s | %s | %d | %s |\n"
                .formatted(
                        definition.name(),
                        parameters,
                        String.join(", ", definition.takes()),
                        String.join(", ", initial.outputs()),
                        initial.warmUp(),
                        definition.source());
    }

    private static String vector() {
        return "\n## The vector\n\nSchema `%016x`, of bars of %s, after %d of them: %s.\n"
                .formatted(
                        FeatureSet.schema(),
                        FeatureSet.INTERVAL.text(),
                        FeatureSet.warmUpBars(),
                        FeatureSet.names().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", ")));
    }
}
