package io.nautilus.launcher.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nautilus.launcher.data.LogSuspicion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * What a broker in a container answers: {@code GET /health}, by Kafka's own protocol, {@code GET /metrics} for
 * Prometheus, and to an engine that starts {@code GET /suspect/ENGINE}, why the log may have lost its end, which that
 * engine has with {@code POST /told/ENGINE} when it is healthy. It is begun when the topics are there.
 */
public final class BrokerHttp {
    private static final int WAITING = 16;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String SUSPECT = "/suspect/";
    private static final String TOLD = "/told/";

    private final HttpServer server;
    private final int port;
    private final LogSuspicion suspicion;
    private final BrokerMetrics metrics = BrokerMetrics.ofThisProcess();

    private BrokerHttp(HttpServer server, int port, LogSuspicion suspicion) {
        this.server = server;
        this.port = port;
        this.suspicion = suspicion;
    }

    /** About the broker that serves on {@code port} of this process. */
    public static BrokerHttp start(InetSocketAddress address, int port, LogSuspicion suspicion) throws IOException {
        BrokerHttp http = new BrokerHttp(HttpServer.create(address, WAITING), port, suspicion);
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
            String asked = call.getRequestMethod() + " " + call.getRequestURI().getPath();
            String engine = asked.substring(asked.lastIndexOf('/') + 1);
            if (asked.equals("GET /health")) {
                health(call);
            } else if (asked.equals("GET /metrics")) {
                send(call, 200, BrokerMetrics.MEDIA_TYPE, metrics.text());
            } else if (asked.equals("GET " + SUSPECT + engine)) {
                send(call, 200, TEXT, suspicion.untold(engine).orElse(""));
            } else if (asked.equals("POST " + TOLD + engine)) {
                suspicion.told(engine);
                send(call, 200, TEXT, "");
            } else {
                send(call, 404, TEXT, "there is no such thing here\n");
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
        // Zero would mean a body of unknown length.
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
    }
}
