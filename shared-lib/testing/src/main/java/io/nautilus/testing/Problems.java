package io.nautilus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** Every error of every engine is a problem with a stable code. */
public final class Problems {
    private static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    /** Checks that an answer is a problem with this status and code, and returns its detail. */
    public static String check(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith(MEDIA_TYPE);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:nautilus:problem:" + code);
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        return answer.jsonPath().getString("detail");
    }
}
