package io.nautilus.launcher.faults;

import java.math.BigDecimal;
import java.util.Objects;

/** A promise that has to hold: a broken one ends the run with what was promised and what is. */
final class Check {
    private Check() {}

    static void that(boolean holds, String promise, Object... details) {
        if (!holds) {
            throw broken(promise, details);
        }
    }

    static void equal(Object actual, Object expected, String what, Object... details) {
        if (!Objects.equals(actual, expected)) {
            throw broken("%s: expected %s, is %s", what.formatted(details), expected, actual);
        }
    }

    /** Equal as numbers, whatever their scales. */
    static void same(BigDecimal actual, BigDecimal expected, String what, Object... details) {
        if (actual.compareTo(expected) != 0) {
            throw broken("%s: expected %s, is %s", what.formatted(details), expected, actual);
        }
    }

    static AssertionError broken(String promise, Object... details) {
        return new AssertionError(promise.formatted(details));
    }
}
