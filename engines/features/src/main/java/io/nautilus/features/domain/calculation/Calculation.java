package io.nautilus.features.domain.calculation;

import io.nautilus.indicators.Indicator;
import java.util.List;

/** The outputs of indicators for each bar, in the order of the bars; one pass, whatever was sent. */
public final class Calculation {
    /** Rows times columns: what an answer may hold. */
    public static final int MAX_VALUES = 200_000;

    /** Takes the row of a bar: a value for each column, NaN while its indicator warms up. */
    @FunctionalInterface
    public interface Rows {
        void row(String time, double[] values);
    }

    private Calculation() {}

    /** Throws {@link RefusedException} where there is no bar or the answer would be too large. */
    public static void run(AskedFeatures asked, SentBars bars, Rows rows) {
        if (bars.rows().isEmpty()) {
            throw new RefusedException("no-rows", "there is no bar", "send at least one");
        }
        int columns = asked.columns().size();
        long values = (long) columns * bars.rows().size();
        if (values > MAX_VALUES) {
            throw new RefusedException(
                    "too-many-values",
                    bars.rows().size() + " rows of " + columns + " columns",
                    "rows times columns at most " + MAX_VALUES);
        }
        List<Indicator> indicators =
                asked.indicators().stream().map(AskedIndicator::make).toList();
        for (SentBars.Row row : bars.rows()) {
            double[] line = new double[columns];
            int at = 0;
            for (Indicator each : indicators) {
                each.update(row.bar());
                for (int output = 0; output < each.outputs().size(); output++) {
                    line[at++] = each.ready() ? each.value(output) : Double.NaN;
                }
            }
            rows.row(row.time(), line);
        }
    }
}
