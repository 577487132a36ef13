package io.nautilus.features.domain.calculation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A number of a bar. */
public enum Field {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether bars must have it: the close always, the others where an indicator takes them. */
    public boolean isNeeded(Set<String> taken) {
        return this == CLOSE || taken.contains(label());
    }

    public static Optional<Field> named(String label) {
        for (Field each : values()) {
            if (each.label().equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
