package io.nautilus.runtime.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nautilus.contracts.InputRejected;

/**
 * An error as RFC 9457 has it: {@code code} is stable and for programs, {@code detail} names the offending value,
 * {@code hint} says what to do.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String code, String detail, String hint) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int MAX_DETAIL = 512;

    public static Problem of(int status, String code, String detail, String hint) {
        return new Problem("urn:nautilus:problem:" + code, title(code), status, code, clipped(detail), hint);
    }

    /** What was asked could not be decided, and will not be: as final as a denial, whatever failed. */
    public static Problem of(InputRejected rejected) {
        String detail = rejected.reason().label() + ": " + rejected.detail();
        return of(422, "input-rejected", detail, rejected.reason().hint());
    }

    /** What a caller sent is said back, but not all of it when it is long. */
    private static String clipped(String detail) {
        return detail == null || detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "…";
    }

    /** As an exception that a resource throws. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
