package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.Write;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every write without a log: unknown where it was taken before risk could notice, refused where it does. */
class LogGoneIT {
    private static final String ID = "http0-00c0ffee00c0ffee-12-0";
    private static final List<Write> WRITES = List.of(
            Write.of(
                    "POST",
                    "/orders",
                    "trader",
                    Order.market("A-USD.TEST", "BUY", "1").json()),
            new Write("DELETE", "/orders/{id}", "trader", "/orders/" + ID, ""),
            Write.of("DELETE", "/orders", "trader", ""),
            Write.of("POST", "/risk/halt", "trader", "{}"),
            Write.of("POST", "/risk/reduce", "trader", "{}"),
            Write.of("POST", "/risk/resume", "admin", "{}"),
            Write.of("POST", "/risk/accept-log", "admin", "{}"),
            Write.of("PUT", "/risk/limits", "admin", "{\"account\":\"main\",\"limits\":{}}"));

    @TempDir
    Path folder;

    @Test
    void everyWriteSaysThatItsOutcomeIsUnknownOrThatThereIsNoLog() {
        TestLog log = TestLog.start(folder.resolve("kafka"));
        try (EngineProcess engine = new EngineProcess("risk", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_ANSWER_WITHIN", "PT0.3S")
                .with("NAUTILUS_MAX_REQUEST_AGE", "PT2S")
                .with("NAUTILUS_RISK_ACCOUNTS_MAIN_CASH", "1000")
                .startReady()) {
            assertThat(WRITES).extracting(Write::name).containsExactlyInAnyOrderElementsOf(Write.named(engine));
            log.close();
            List<String> locations =
                    WRITES.stream().map(write -> isUnknown(engine, write)).toList();
            locations.forEach(location -> isSaidNotToBeAcknowledged(engine, location));
            engine.kill();
            engine.start();
            WRITES.forEach(write -> isRefused(write, write.send(engine)));
            String order = Order.market("A-USD.TEST", "BUY", "1").json();
            Problems.check(engine.json("viewer", order).post("/risk/check"), 503, "log-unavailable");
            Problems.check(engine.http().get("/orders/" + ID), 503, "log-unavailable");
            Problems.check(engine.http().get("/risk/commands/" + ID), 503, "log-unavailable");
        }
    }

    /** Returns where the outcome would stand. */
    private static String isUnknown(EngineProcess engine, Write write) {
        Response answer = write.send(engine);
        assertThat(answer.statusCode())
                .as(write.name() + ": " + answer.asString())
                .isEqualTo(202);
        String location = answer.header("Location").replace(engine.url(), "");
        JsonPath asked = engine.http().get(location).jsonPath();
        assertThat(asked.getString("state")).as(location).isEqualTo("UNKNOWN");
        assertThat(asked.getString("id"))
                .as(location)
                .isEqualTo(answer.jsonPath().getString("id"));
        return location;
    }

    /** Once the client that writes has given up. */
    private static void isSaidNotToBeAcknowledged(EngineProcess engine, String location) {
        Await.until("a word on the log at " + location, () -> {
            JsonPath asked = engine.http().get(location).jsonPath();
            return asked.getString("state").equals("UNKNOWN")
                    && asked.getString("detail").startsWith("the log did not acknowledge it in time");
        });
    }

    private static void isRefused(Write write, Response answer) {
        assertThat(answer.statusCode()).as(write.name()).isEqualTo(503);
        assertThat(Problems.check(answer, 503, "log-unavailable")).isEqualTo("the broker does not answer");
    }
}
