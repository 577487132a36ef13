package io.nautilus.features.domain;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.indicators.Absence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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

    /** No vector, and why: one of {@link #reasons}. */
    record Withheld(String instrument, String reason) implements Told {
        /** Every reason there is. */
        public static List<String> reasons() {
            Stream<String> ofFeatures = Arrays.stream(Absence.values()).map(Absence::label);
            Stream<String> own = Stream.of(Vectors.BEHIND, Vectors.UNREADABLE, Vectors.TOO_MANY);
            return Stream.concat(ofFeatures, own).toList();
        }
    }
}
