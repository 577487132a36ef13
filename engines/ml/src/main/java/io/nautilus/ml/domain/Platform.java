package io.nautilus.ml.domain;

import java.util.List;

/** The features that the platform makes: a model that was made for others is of no use here. */
public record Platform(long schema, List<String> features) {
    public Platform {
        features = List.copyOf(features);
    }
}
