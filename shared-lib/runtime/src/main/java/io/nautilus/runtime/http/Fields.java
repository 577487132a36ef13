package io.nautilus.runtime.http;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.TextBound;

/** Checks of what a call sends: each throws a 400 problem that names the field. */
public final class Fields {
    private static final String HINT = "see GET /openapi";

    private Fields() {}

    /** The value, which must be there. */
    public static <T> T required(String field, T value) {
        if (value == null) {
            throw Problem.of(400, "missing-field", field + " is missing", HINT).exception();
        }
        return value;
    }

    /** The text, which must be within a bound of the wire. */
    public static String bounded(String field, String text, TextBound bound) {
        try {
            bound.check(text);
            return text;
        } catch (DecodeException broken) {
            throw Problem.of(400, "bad-text", field + ": " + broken.getMessage(), HINT)
                    .exception();
        }
    }

    /** The number, which must be within bounds, both included. */
    public static int within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw Problem.of(400, "invalid-" + field, field + " " + value, least + " to " + most)
                    .exception();
        }
        return value;
    }
}
