package io.nautilus.launcher.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Stands for an engine: ready at once, and shows at {@code /status} how the launcher started it. */
public final class StandInEngine {
    private static final String INSTRUMENTS =
            "[{\"symbol\":\"ADA-EUR.KRAKEN\",\"quote\":\"EUR\"},{\"symbol\":\"XMR-USD.KRAKEN\",\"quote\":\"USD\"}]";

    private static final String TRADING = "{\"all\":\"HALTED\",\"accounts\":{},\"hold\":\"%s\",\"reason\":\"lunch\"}";

    private StandInEngine() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        String name = environment.get("NAUTILUS_ENGINE");
        Path misfortune = Path.of(environment.get("NAUTILUS_DATA")).resolveSibling("fails-" + name);
        if (Files.exists(misfortune)) {
            throw new IllegalStateException(Files.readString(misfortune));
        }
        int port = Integer.parseInt(environment.get("NAUTILUS_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8);
        server.createContext("/health/ready", exchange -> answer(exchange, "{\"status\":\"UP\",\"checks\":[]}"));
        server.createContext("/status", exchange -> answer(exchange, nautilusOnly(environment)));
        server.createContext("/instruments", exchange -> answer(exchange, INSTRUMENTS));
        String hold = environment.getOrDefault("NAUTILUS_FEED", "").startsWith("replay") ? "log-truncated" : "";
        server.createContext("/risk/state", exchange -> answer(exchange, TRADING.formatted(hold)));
        server.createContext("/risk/accept-log", StandInEngine::echoAuthorization);
        server.start();
    }

    private static String nautilusOnly(Map<String, String> environment) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith("NAUTILUS_")) {
                lines.append(name).append('=').append(value).append('\n');
            }
        });
        return lines.toString();
    }

    private static void echoAuthorization(HttpExchange exchange) {
        answer(
                exchange,
                exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void answer(HttpExchange exchange, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
