package io.nautilus.ml;

import io.nautilus.ml.domain.NamedFeatures;
import io.nautilus.runtime.http.CsvBody;
import io.nautilus.runtime.http.Problem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of features as a caller sends them: a column for each of a model's features, in any order, and no other. */
final class FeatureTable {
    /** As many as fit 2 MiB with all digits of their doubles. */
    static final int MAX_ROWS = 4_000;

    private final NamedFeatures features;
    private final List<double[]> rows = new ArrayList<>();
    private int[] places;

    private FeatureTable(NamedFeatures features) {
        this.features = features;
    }

    /** The rows in the order of the model's features; what is wrong is a 400 problem. */
    static double[][] read(InputStream body, NamedFeatures features) {
        FeatureTable table = new FeatureTable(features);
        new CsvBody(MAX_ROWS, features.count())
                .read(body, names -> table.places = features.places(names), row -> table.rows.add(table.values(row)));
        if (table.rows.isEmpty()) {
            throw Problem.of(400, "empty-csv", "there is no row", "send a line of numbers for each row")
                    .exception();
        }
        return table.rows.toArray(double[][]::new);
    }

    private double[] values(CsvBody.Row row) {
        double[] values = new double[places.length];
        for (int column = 0; column < places.length; column++) {
            double value = row.number(column);
            if (Double.isNaN(value)) {
                throw row.refusal("missing-feature", row.header().get(column), "a row needs all features of the model");
            }
            values[places[column]] = value;
        }
        return values;
    }
}
