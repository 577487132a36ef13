package io.nautilus.ml.domain;

import io.nautilus.contracts.DecodeException;
import java.util.List;
import java.util.Map;

/** Features that somebody names, in the order that a model needs. What is wrong is a {@link DecodeException}. */
public final class NamedFeatures {
    private final List<String> names;

    public NamedFeatures(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** The row of a model; every feature must be there and finite, and no other. */
    public double[] row(Map<String, Double> given) {
        given.keySet().forEach(this::known);
        double[] row = new double[names.size()];
        for (int i = 0; i < row.length; i++) {
            Double value = given.get(names.get(i));
            if (value == null) {
                throw new DecodeException("missing-feature", "the feature " + names.get(i) + " is missing");
            }
            row[i] = finite(names.get(i), value);
        }
        return row;
    }

    /** Throws {@code unknown-feature} unless the model has it. */
    void known(String name) {
        if (!names.contains(name)) {
            throw new DecodeException("unknown-feature", "'" + name + "' is none of the model's features: " + names);
        }
    }

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new DecodeException("non-finite-feature", name + " is " + value);
        }
        return value;
    }

    List<String> names() {
        return names;
    }
}
