package io.nautilus.runtime.http;

import io.nautilus.contracts.MessageId;
import jakarta.ws.rs.core.Response;

/** The outcome of a call that was written is not known yet; {@code state} says so. */
public record Unknown(String state, String id) {
    private static Unknown of(MessageId id) {
        return new Unknown("UNKNOWN", id.toString());
    }

    /** To the one who called: the outcome will stand below {@code location}. Repeating the call is safe. */
    public static Response accepted(MessageId id, String location) {
        return Response.accepted(of(id)).header("Location", location + id).build();
    }

    /** To the one who asks for the outcome by the call's id. */
    public static Response still(MessageId id) {
        return Response.ok(of(id)).build();
    }
}
