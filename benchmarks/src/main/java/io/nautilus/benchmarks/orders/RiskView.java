package io.nautilus.benchmarks.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nautilus.benchmarks.stand.Failures;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** What risk says of its markets. */
final class RiskView {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final int port;

    RiskView(int port) {
        this.port = port;
    }

    /** Returns when every instrument is tradable, or when none is any more. */
    void await(boolean live, Failures failures) {
        long wanted = live ? MarketStandIn.INSTRUMENTS : 0;
        failures.await("risk to have " + wanted + " live markets", () -> {
            LockSupport.parkNanos(PAUSE_NANOS);
            return live() == wanted;
        });
    }

    /** How many are; -1 where risk does not answer. */
    private long live() {
        try (HttpConnection connection = new HttpConnection(port, "")) {
            JsonNode markets = JSON.readTree(
                            connection.call("GET", "/risk/state", "").body())
                    .path("markets");
            return IntStream.rangeClosed(1, MarketStandIn.INSTRUMENTS)
                    .filter(id ->
                            markets.path(MarketStandIn.symbol(id)).asText().equals("LIVE"))
                    .count();
        } catch (IOException notYet) {
            return -1;
        }
    }
}
