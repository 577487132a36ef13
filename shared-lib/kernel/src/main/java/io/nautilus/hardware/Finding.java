package io.nautilus.hardware;

import java.util.Optional;

/**
 * One thing about a machine.
 *
 * @param value empty where it was not found
 * @param from where the value comes from, or why there is none
 */
public record Finding(String what, Optional<String> value, String from) {
    public static Finding of(String what, String value, String from) {
        return new Finding(what, Optional.of(value), from);
    }

    public static Finding missing(String what, String why) {
        return new Finding(what, Optional.empty(), why);
    }
}
