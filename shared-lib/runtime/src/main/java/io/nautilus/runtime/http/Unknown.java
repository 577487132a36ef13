package io.nautilus.runtime.http;

import io.nautilus.contracts.MessageId;
import jakarta.ws.rs.core.Response;

/** The outcome of a call that was written is not known yet; {@code state} says so, {@code detail} what to do. */
public record Unknown(String state, String id, String detail) {
    private static final String NOT_YET = "not decided yet: ask again by its id";
    private static final String REPEAT =
            "; the same call with the same clientOrderId or Idempotency-Key is safe to repeat";

    private static Unknown of(MessageId id, String detail) {
        return new Unknown("UNKNOWN", id.toString(), detail + REPEAT);
    }

    /** To the one who called: the outcome will stand below {@code location}. Repeating the call is safe. */
    public static Response accepted(MessageId id, String location) {
        return Response.accepted(of(id, NOT_YET))
                .header("Location", location + id)
                .build();
    }

    /** To the one who asks for the outcome by the call's id. {@code acknowledged}: no failure to write it is known. */
    public static Response still(MessageId id, boolean acknowledged) {
        return Response.ok(of(
                        id,
                        acknowledged ? NOT_YET : "the log did not acknowledge it in time, so it may never be decided"))
                .build();
    }
}
