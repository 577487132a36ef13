package io.nautilus.features.domain;

import io.nautilus.contracts.FeatureVector;

/** What a closed bar led to. */
public sealed interface Told {
    String instrument();

    /** A vector. */
    record Vector(FeatureVector vector) implements Told {
        @Override
        public String instrument() {
            return vector.instrument();
        }
    }

    /** No vector, and why. */
    record Withheld(String instrument, String reason) implements Told {}
}
