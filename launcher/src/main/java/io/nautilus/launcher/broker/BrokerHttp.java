package io.nautilus.launcher.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * What a broker in a container answers to whoever looks after it: {@code GET /health}, by Kafka's own protocol, and
 * {@code GET /metrics} for Prometheus. It is begun when the topics are there.
 */
public final class BrokerHttp {
    private static final int WAITING = 16;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final int port;
    private final BrokerMetrics metrics = BrokerMetrics.ofThisProcess();

    private BrokerHttp(HttpServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** About the broker that serves on {@code port} of this process. */
    public static BrokerHttp start(InetSocketAddress address, int port) throws IOException {
        BrokerHttp http = new BrokerHttp(HttpServer.create(address, WAITING), port);
        http.server.createContext("/", http::answer);
        http.server.start();
        return http;
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            switch (call.getRequestMethod() + " " + call.getRequestURI().getPath()) {
                case "GET /health" -> health(call);
                case "GET /metrics" -> send(call, 200, BrokerMetrics.MEDIA_TYPE, metrics.text());
                default -> send(call, 404, TEXT, "there are GET /health and GET /metrics\n");
            }
        }
    }

    private void health(HttpExchange call) throws IOException {
        try {
            BrokerProbe.check(port);
            send(call, 200, TEXT, "up\n");
        } catch (IOException silent) {
            send(call, 503, TEXT, "down: " + silent.getMessage() + "\n");
        }
    }

    private static void send(HttpExchange call, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
    }
}
