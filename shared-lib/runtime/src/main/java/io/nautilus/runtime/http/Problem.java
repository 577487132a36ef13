package io.nautilus.runtime.http;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An error as RFC 9457 has it: {@code code} is stable and for programs, {@code detail} names the offending value,
 * {@code hint} says what to do.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String code, String detail, String hint) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String code, String detail, String hint) {
        return new Problem("urn:nautilus:problem:" + code, title(code), status, code, detail, hint);
    }

    /** As an exception that a resource throws. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
