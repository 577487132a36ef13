package io.nautilus.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Small questions to an engine on this machine. The plain connection is the client that costs the least memory. */
public final class LocalHttp {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 1_000;
    private static final int READ_CHANGE_MILLIS = 15_000;
    private static final int LARGEST_ANSWER_BYTES = 1 << 20;

    private LocalHttp() {}

    public record Answer(int status, String body) {}

    public static Answer get(int port, String path) throws IOException {
        return answer(connection(port, path, READ_MILLIS));
    }

    public static Answer post(int port, String path, String token, String json) throws IOException {
        HttpURLConnection connection = connection(port, path, READ_CHANGE_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        return answer(connection);
    }

    private static HttpURLConnection connection(int port, String path, int readMillis) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(readMillis);
        return connection;
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        try {
            int status = connection.getResponseCode();
            InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            if (body == null) {
                return new Answer(status, "");
            }
            try (body) {
                return new Answer(status, new String(body.readNBytes(LARGEST_ANSWER_BYTES), StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }
}
