package io.nautilus.runtime.http;

import io.nautilus.contracts.TextBound;

/** The header that makes a changing call safe to repeat. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}

    /**
     * The key, empty where there is none. Throws a 400 problem when it is not at most 64 printable ASCII characters.
     */
    public static String checked(String key) {
        return key == null ? "" : Fields.bounded(HEADER, key, TextBound.KEY);
    }
}
