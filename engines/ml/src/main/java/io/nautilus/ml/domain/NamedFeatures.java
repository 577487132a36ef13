package io.nautilus.ml.domain;

import io.nautilus.contracts.DecodeException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Features that somebody names, in the order that a model needs. What is wrong is a {@link DecodeException}. */
public final class NamedFeatures {
    private final List<String> names;

    public NamedFeatures(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** How many a row has. */
    public int count() {
        return names.size();
    }

    /** The row of a model; every feature must be there and finite, and no other. */
    public double[] row(Map<String, Double> given) {
        given.keySet().forEach(this::known);
        double[] row = new double[names.size()];
        for (int i = 0; i < row.length; i++) {
            Double value = given.get(names.get(i));
            if (value == null) {
                throw missing(names.get(i));
            }
            if (!Double.isFinite(value)) {
                throw new DecodeException("non-finite-feature", names.get(i) + " is " + value);
            }
            row[i] = value;
        }
        return row;
    }

    /** The place in a row of each named column; every feature must be named once, and no other. */
    public int[] places(List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            known(column);
            if (!seen.add(column)) {
                throw new DecodeException("duplicate-feature", "the feature " + column + " is there twice");
            }
        }
        for (String name : names) {
            if (!seen.contains(name)) {
                throw missing(name);
            }
        }
        return columns.stream().mapToInt(names::indexOf).toArray();
    }

    private void known(String name) {
        if (!names.contains(name)) {
            throw new DecodeException("unknown-feature", "'" + name + "' is none of the model's features: " + names);
        }
    }

    private static DecodeException missing(String name) {
        return new DecodeException("missing-feature", "the feature " + name + " is missing");
    }
}
