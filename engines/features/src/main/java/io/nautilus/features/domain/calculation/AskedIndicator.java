package io.nautilus.features.domain.calculation;

import io.nautilus.indicators.Definition;
import io.nautilus.indicators.Indicator;
import java.util.List;

/** An indicator with the parameters that were asked for. */
record AskedIndicator(Definition<Indicator> definition, List<Double> parameters) {
    Indicator make() {
        return definition.make(parameters);
    }

    List<String> columns() {
        return definition.columns(parameters);
    }
}
