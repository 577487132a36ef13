package io.nautilus.launcher.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.nautilus.launcher.data.JsonFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The engines' HTTP, as a program uses it. */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Platform platform;

    /** An answer. */
    record Answer(int status, String body) {
        JsonNode json() {
            return JsonFile.parse(body).orElse(MissingNode.getInstance());
        }

        String text(String field) {
            return json().path(field).asText();
        }

        BigDecimal number(String field) {
            return new BigDecimal(text(field));
        }
    }

    Api(Platform platform) {
        this.platform = platform;
    }

    Answer get(String engine, String path) throws IOException, InterruptedException {
        return get(engine, path, "application/json");
    }

    Answer get(String engine, String path, String accept) throws IOException, InterruptedException {
        return send(request(engine, path).header("Accept", accept).GET());
    }

    Answer post(String engine, String path, String role, String json) throws IOException, InterruptedException {
        return send(request(engine, path)
                .header("Authorization", "Bearer " + platform.token(role))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer delete(String engine, String path) throws IOException, InterruptedException {
        return send(request(engine, path)
                .header("Authorization", "Bearer " + platform.token("trader"))
                .header("Content-Type", "application/json")
                .DELETE());
    }

    Answer order(String json) throws IOException, InterruptedException {
        return post("risk", "/orders", "trader", json);
    }

    private HttpRequest.Builder request(String engine, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.port(engine) + path))
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
