package io.nautilus.launcher.faults;

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
import java.util.concurrent.CompletableFuture;

/** The engines' HTTP, as a program uses it. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Running platform;
    /** Of the page that calls; empty for a program. */
    private final String origin;

    /** An answer. */
    public record Answer(int status, String body) {
        public JsonNode json() {
            return JsonFile.parse(body).orElse(MissingNode.getInstance());
        }

        public String text(String field) {
            return json().path(field).asText();
        }

        public BigDecimal number(String field) {
            return new BigDecimal(text(field));
        }
    }

    public Api(Running platform) {
        this(platform, "");
    }

    /** As a page of {@code origin} calls. */
    public Api(Running platform, String origin) {
        this.platform = platform;
        this.origin = origin;
    }

    public Answer get(String engine, String path) throws IOException, InterruptedException {
        return get(engine, path, "application/json");
    }

    public Answer get(String engine, String path, String accept) throws IOException, InterruptedException {
        return send(request(engine, path).header("Accept", accept).GET());
    }

    public Answer post(String engine, String path, String role, String json) throws IOException, InterruptedException {
        return send(request(engine, path)
                .header("Authorization", "Bearer " + platform.token(role))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer put(String engine, String path, String role, String json) throws IOException, InterruptedException {
        return send(request(engine, path)
                .header("Authorization", "Bearer " + platform.token(role))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    /** With an idempotency key: repeated, it has one effect. */
    Answer post(String engine, String path, String role, String json, String key)
            throws IOException, InterruptedException {
        return send(request(engine, path)
                .header("Authorization", "Bearer " + platform.token(role))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer delete(String engine, String path) throws IOException, InterruptedException {
        return send(request(engine, path)
                .header("Authorization", "Bearer " + platform.token("trader"))
                .header("Content-Type", "application/json")
                .DELETE());
    }

    public Answer order(String json) throws IOException, InterruptedException {
        return post("risk", "/orders", "trader", json);
    }

    /** Sends an order and does not wait; whoever is asked may be stopped for a while. */
    public CompletableFuture<Answer> orderLater(String json, Duration patience) throws IOException {
        HttpRequest.Builder request = request("risk", "/orders")
                .timeout(patience)
                .header("Authorization", "Bearer " + platform.token("trader"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response.body()));
    }

    private HttpRequest.Builder request(String engine, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.address(engine) + path))
                .timeout(PATIENCE);
        return origin.isEmpty() ? request : request.header("Origin", origin);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
