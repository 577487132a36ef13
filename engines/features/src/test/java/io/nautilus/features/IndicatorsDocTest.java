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
                warm-up is in bars with these; the Javadoc of `io.nautilus.indicators` has formulas, units and what a
                value is where its formula divides nothing by nothing. On average an event costs each the same,
                whatever came before it and whatever the period: `MeasureCostTest` counts it. A window keeps aggregates
                of what is in it, made anew in one pass once per period. Two take a pass at every event: `cci` over its
                window, since a mean deviation about a moving mean has no recursion, and `book_imbalance` over its
                levels.

                ## On bars

                `POST /features/calculate` takes each of these. Tests compare all of them with a plain twin of their
                formula, and most with values of other tools.

                | indicator and parameters | takes | gives | warm-up | compared with | live | source |
                |---|---|---|---|---|---|---|
                """
                + Catalogue.indicators().stream().map(IndicatorsDocTest::onBars).collect(Collectors.joining())
                + """

                ## On the book and on trades

                These are live only: what the vector has of each is over the window that its name says.

                | indicator | takes | live | source |
                |---|---|---|---|
                """
                + Catalogue.bookIndicators().stream()
                        .map(IndicatorsDocTest::onTheBook)
                        .collect(Collectors.joining())
                + vector();
    }

    private static String onBars(Definition<? extends Measure> definition) {
        Measure initial = definition.make(List.of());
        String parameters = definition.parameters().stream()
                .map(each -> each.name() + "=" + (each.whole() ? "%.0f" : "%s").formatted(each.initial()))
                .collect(Collectors.joining(", "));
        return "| `%s(%s)` | %s | %s | %d | %s | %s | %s |\n"
                .formatted(
                        definition.name(),
                        parameters,
                        String.join(", ", definition.takes()),
                        String.join(", ", initial.outputs()),
                        initial.warmUp(),
                        Catalogue.isComparedWithOthers(definition.name()) ? "other tools" : "a twin",
                        code(FeatureSet.madeOf(definition.name())),
                        definition.source());
    }

    private static String onTheBook(Definition<? extends Measure> definition) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        definition.name(),
                        String.join(", ", definition.takes()),
                        code(FeatureSet.madeOf(definition.name())),
                        definition.source());
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String vector() {
        return "\n## The vector\n\nSchema `%016x`, of bars of %s, after %d of them: %s.\n"
                .formatted(
                        FeatureSet.schema(),
                        FeatureSet.INTERVAL.text(),
                        FeatureSet.warmUpBars(),
                        code(FeatureSet.names()));
    }
}
