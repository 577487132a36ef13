package io.nautilus.launcher.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.faults.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program at the far end: subscribes on the websocket and keeps what comes. */
public final class StreamReader implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    /** {@code port} of 127.0.0.1 is the websocket engine's, or that of who forwards to it. */
    public StreamReader(int port) {
        this(port, "");
    }

    /** As a page of {@code origin}, if that is not empty. */
    public StreamReader(int port, String origin) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/stream"), new Listener())
                .join();
    }

    /** {@code key} is an instrument or an account, by its name. */
    public void subscribe(String topic, String name, String key) {
        subscribe(topic, ",\"%s\":\"%s\"".formatted(name, key));
    }

    /** To what is about nothing. */
    public void subscribe(String topic) {
        subscribe(topic, "");
    }

    private void subscribe(String topic, String about) {
        socket.sendText("{\"op\":\"subscribe\",\"topic\":\"%s\"%s}".formatted(topic, about), true)
                .join();
        Await.until("the snapshot of " + topic, () -> of(topic), all -> !all.isEmpty());
    }

    /** What came of a topic, snapshots included. */
    public List<JsonNode> of(String topic) {
        return messages.stream()
                .filter(message -> message.path("topic").asText().equals(topic))
                .toList();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                messages.add(JsonFile.parse(parts.toString()).orElseThrow());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
