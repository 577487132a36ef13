package io.nautilus.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An engine's HTTP as a test wants it: it says what it was asked, answers late, at length or not at all. */
final class EngineStandIn implements AutoCloseable {
    static final int LONG_ANSWER = 5_000_000;
    /** More than the sockets on the way hold. */
    static final int ENDLESS_ANSWER = 200_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);

    EngineStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", EngineStandIn::echo);
        server.createContext("/late", this::late);
        server.createContext("/broken", EngineStandIn::broken);
        server.createContext("/long", call -> atLength(call, LONG_ANSWER));
        server.createContext("/endless", call -> atLength(call, ENDLESS_ANSWER));
        server.createContext("/made", EngineStandIn::made);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void echo(HttpExchange call) throws IOException {
        ObjectNode said = new JsonMapper().createObjectNode();
        said.put("method", call.getRequestMethod());
        said.put("uri", call.getRequestURI().toString());
        said.put("body", new String(call.getRequestBody().readAllBytes(), UTF_8));
        ObjectNode headers = said.putObject("headers");
        call.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), String.join(",", values)));
        answer(call, 200, said.toString());
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.getResponseHeaders().set("X-Internal", "not for others");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private void late(HttpExchange call) {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        call.close();
    }

    /** Ends the connection without an answer. */
    private static void broken(HttpExchange call) {
        throw new IllegalStateException("a stand-in breaks off, as the test asks");
    }

    private static void atLength(HttpExchange call, int length) throws IOException {
        call.sendResponseHeaders(200, 0);
        try (OutputStream out = call.getResponseBody()) {
            byte[] part = new byte[10_000];
            for (int sent = 0; sent < length; sent += part.length) {
                out.write(part);
            }
        }
    }

    private static void made(HttpExchange call) throws IOException {
        call.getResponseHeaders().set("Location", "/orders/1");
        answer(call, 201, "{}");
    }

    @Override
    public void close() {
        never.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
