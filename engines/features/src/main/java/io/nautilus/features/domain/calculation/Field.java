package io.nautilus.features.domain.calculation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A number of a bar. */
enum Field {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether bars must have it: the close always, the others where an indicator takes them. */
    boolean isNeeded(Set<String> taken) {
        return this == CLOSE || taken.contains(label());
    }

    static Optional<Field> named(String label) {
        for (Field each : values()) {
            if (each.label().equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
