package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The touch of every instrument, as marketdata showed it last. */
final class Prices {
    private final Api api;
    private volatile Map<String, Touch> touches = Map.of();

    /** The best prices, and the grid on which orders may stand. */
    record Touch(BigDecimal bid, BigDecimal ask, BigDecimal tick, BigDecimal lot) {
        /** So many ticks above the price, or below it where negative. */
        BigDecimal away(BigDecimal price, int ticks) {
            return price.add(tick.multiply(BigDecimal.valueOf(ticks)));
        }
    }

    Prices(Api api) {
        this.api = api;
    }

    /** Empty before marketdata was asked. */
    Optional<Touch> of(String instrument) {
        return Optional.ofNullable(touches.get(instrument));
    }

    Set<String> instruments() {
        return touches.keySet();
    }

    /** Asks again; returns whether marketdata answered. Where it is away, what it showed before is near enough. */
    boolean look() throws InterruptedException {
        try {
            touches = read(api.get("marketdata", "/instruments").json());
            return true;
        } catch (IOException away) {
            return false;
        }
    }

    private static Map<String, Touch> read(JsonNode instruments) {
        Map<String, Touch> read = new HashMap<>();
        for (JsonNode each : instruments) {
            if (each.hasNonNull("bid") && each.hasNonNull("ask")) {
                read.put(
                        each.path("symbol").asText(),
                        new Touch(number(each, "bid"), number(each, "ask"), number(each, "tick"), number(each, "lot")));
            }
        }
        return read;
    }

    private static BigDecimal number(JsonNode instrument, String field) {
        return new BigDecimal(instrument.path(field).asText());
    }
}
