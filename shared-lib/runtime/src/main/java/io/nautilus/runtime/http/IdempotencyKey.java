package io.nautilus.runtime.http;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.TextBound;

/** The header that makes a changing call safe to repeat. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}

    /** The key, empty where there is none. Throws a 400 problem when it is not at most 64 printable ASCII characters. */
    public static String checked(String key) {
        if (key == null) {
            return "";
        }
        try {
            TextBound.KEY.check(key);
            return key;
        } catch (DecodeException broken) {
            throw Problem.of(400, "bad-idempotency-key", broken.getMessage(), "send 1-64 printable ASCII characters")
                    .exception();
        }
    }
}
