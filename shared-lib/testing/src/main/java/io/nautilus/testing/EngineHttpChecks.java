package io.nautilus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What HTTP has in common of engines that change something: besides, its own test names a changing call. */
public abstract class EngineHttpChecks extends EngineReadChecks {
    private static final int MORE_THAN_THE_LIMIT = (1 << 20) + 1;

    /** The path of a POST that needs a role above the viewer's. */
    protected abstract String changing();

    /** The role that {@link #changing} needs. */
    protected String changer() {
        return "trader";
    }

    @Test
    void changingCallsNeedATokenWithTheRole() {
        Problems.check(
                engine().http().contentType("application/json").body("{}").post(changing()), 401, "unauthorized");
        Problems.check(
                engine().http()
                        .header("Authorization", "Bearer not-a-token")
                        .contentType("application/json")
                        .body("{}")
                        .post(changing()),
                401,
                "unauthorized");
        Problems.check(
                engine().http()
                        .header("Authorization", "Basic dHJhZGVyOnRyYWRlcg==")
                        .contentType("application/json")
                        .body("{}")
                        .post(changing()),
                401,
                "unauthorized");
        Problems.check(engine().json("viewer", "{}").post(changing()), 403, "forbidden");
    }

    @Test
    void bodiesMustBeJsonOfTheRightShapeAndSize() {
        Problems.check(
                engine().as(changer()).contentType("text/plain").body("{}").post(changing()),
                415,
                "unsupported-media-type");
        Problems.check(engine().json(changer(), "{\"").post(changing()), 400, "bad-json");
        Problems.check(engine().json(changer(), "[]").post(changing()), 400, "bad-json");
        Problems.check(engine().json(changer(), "{} {}").post(changing()), 400, "bad-json");
        Problems.check(engine().json(changer(), "{\"a\":1,\"a\":2}").post(changing()), 400, "bad-json");
        Response surprised = engine().json(changer(), "{\"surprise\":1}").post(changing());
        assertThat(surprised.jsonPath().getString("detail"))
                .contains("surprise", "known are")
                .doesNotContain("io.nautilus");
        Problems.check(engine().json(changer(), "{\"surprise\":1}").post(changing()), 400, "bad-json");
        String large = "{\"surprise\":\"" + "x".repeat(MORE_THAN_THE_LIMIT) + "\"}";
        Problems.check(engine().json(changer(), large).post(changing()), 413, "too-large");
    }

    /** RestAssured cannot send chunks, and a length is known for all that it sends. */
    @Test
    void bodiesOfUnknownLengthAreRefused() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            HttpRequest chunked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine().port() + changing()))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                    .build();
            HttpResponse<String> refused = client.send(chunked, HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(411);
            assertThat(refused.body()).contains("\"length-required\"");
        }
    }

    @Test
    void methodsThatAreNoneAreProblems() {
        Problems.check(engine().json("admin", "{}").patch(changing()), 405, "method-not-allowed");
    }
}
