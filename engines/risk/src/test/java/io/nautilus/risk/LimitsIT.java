package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.Topics;
import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.Problems;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits come from a file once, from people afterwards, and are on the log in both cases. */
class LimitsIT {
    @TempDir
    Path folder;

    @Test
    void theFileSaysTheFirstLimitsAndPeopleTheLaterOnes() throws IOException {
        file("{\"main\": {\"maxNotional\": \"50\"}, \"poor\": {\"maxOpenOrders\": 3}}");
        try (RiskBench risk = RiskBench.start(folder)) {
            String symbol = risk.instrument();
            held(risk, "main", 1, "configuration", "50");
            Problems.check(risk.submit(Order.market(symbol, "BUY", "0.6")), 422, "notional-above-maximum");
            Response first = put(risk, "key-1", "{\"account\":\"main\",\"limits\":{\"maxNotional\":\"70\"}}");
            assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
            assertThat(first.asString()).isEqualTo("{\"version\":2,\"changedBy\":\"admin\"}");
            assertThat(first.header("ETag")).isEqualTo("\"2\"");
            same(first, put(risk, "key-1", "{\"account\":\"main\",\"limits\":{\"maxNotional\":\"70.00\"}}"));
            Problems.check(
                    put(risk, "key-1", "{\"account\":\"main\",\"limits\":{\"maxNotional\":\"71\"}}"),
                    422,
                    "idempotency-key-reused");
            assertThat(risk.submit(Order.market(symbol, "BUY", "0.6")).statusCode())
                    .isEqualTo(201);

            file("{\"main\": {\"maxNotional\": \"5\"}, \"exact\": {\"maxNotional\": \"6\"}}");
            risk.engine.kill();
            risk.engine.startReady();
            risk.awaitMarket(symbol, "LIVE");
            held(risk, "main", 2, "admin", "70");
            held(risk, "exact", 1, "configuration", "6");
            assertThat(limits(risk).getInt("accounts.poor.limits.maxOpenOrders"))
                    .isEqualTo(3);
            assertThat(risk.submit(Order.market(symbol, "BUY", "0.6")).statusCode())
                    .isEqualTo(201);
            same(first, put(risk, "key-1", "{\"account\":\"main\",\"limits\":{\"maxNotional\":\"70\"}}"));
            Problems.check(
                    put(
                            risk,
                            "key-4",
                            "{\"account\":\"main\",\"limits\":{\"minNotional\":\"9\",\"maxNotional\":\"8\"}}"),
                    422,
                    "invalid-configuration");
            Problems.check(
                    put(risk, "key-5", "{\"account\":\"main\",\"limits\":{\"maxNotional\":\"-8\"}}"),
                    422,
                    "invalid-configuration");
            Problems.check(
                    put(risk, "key-2", "{\"account\":\"main\",\"version\":1,\"limits\":{}}"), 412, "version-conflict");
            assertThat(put(risk, "key-3", "{\"account\":\"main\",\"version\":2,\"limits\":{}}")
                            .jsonPath()
                            .getInt("version"))
                    .isEqualTo(3);
            held(risk, "main", 3, "admin", null);
            assertThat(risk.log.messages(Topics.ORDER_EVENTS, LimitsChanged.class))
                    .extracting(changed -> changed.account() + " " + changed.number() + " " + changed.changedBy())
                    .containsExactlyInAnyOrder(
                            "main 1 configuration",
                            "poor 1 configuration",
                            "main 2 admin",
                            "exact 1 configuration",
                            "main 3 admin");
        }
    }

    private void file(String json) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("limits.json"), json);
    }

    private static Response put(RiskBench risk, String key, String body) {
        return risk.engine.json("admin", body).header("Idempotency-Key", key).put("/risk/limits");
    }

    private static void same(Response first, Response repeated) {
        assertThat(repeated.statusCode()).isEqualTo(first.statusCode());
        assertThat(repeated.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(repeated.asByteArray()).isEqualTo(first.asByteArray());
    }

    private static JsonPath limits(RiskBench risk) {
        return risk.engine.http().get("/risk/limits").jsonPath();
    }

    private static void held(RiskBench risk, String account, int version, String by, String maxNotional) {
        JsonPath held = limits(risk);
        assertThat(held.getInt("accounts." + account + ".version")).isEqualTo(version);
        assertThat(held.getString("accounts." + account + ".changedBy")).isEqualTo(by);
        assertThat(held.getString("accounts." + account + ".limits.maxNotional"))
                .isEqualTo(maxNotional);
    }
}
