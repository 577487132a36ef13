package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.broker.FreePorts;
import io.nautilus.launcher.faults.BrokerProxy;
import io.nautilus.launcher.faults.BrokerProxy.Direction;
import io.nautilus.launcher.faults.BrokerProxy.Hold;
import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.Await;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose outcome does not come in time: what risk reads is held back on its way from the broker. */
class UnknownIT {
    private static final String INPUTS = "risk-loop";
    private static final String STRANGER = "http0-00c0ffee00c0ffee-12-0";

    @TempDir
    static Path folder;

    private static BrokerProxy proxy;
    private static RiskBench risk;

    @BeforeAll
    static void start() throws IOException {
        int brokerPort = FreePorts.firstOfTwo();
        int behindProxy = FreePorts.firstOfTwo();
        proxy = new BrokerProxy(0, behindProxy);
        TestLog log = TestLog.start(folder.resolve("kafka"), brokerPort, behindProxy, proxy.port());
        risk = RiskBench.start(
                log,
                folder,
                Map.of(
                        "NAUTILUS_BOOTSTRAP", "127.0.0.1:" + proxy.port(),
                        "NAUTILUS_ANSWER_WITHIN", "PT0.5S",
                        "NAUTILUS_MAX_REQUEST_AGE", "PT60S",
                        "NAUTILUS_RISK_STALE_AFTER", "PT60S"));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        risk.close();
    }

    @Test
    void whatIsNotDecidedIsUnknownAtItsLocationUntilItIs() {
        Order order = Order.limit(risk.instrument(), "BUY", "0.5", "99.05").with("clientOrderId", "slow");
        Hold hold = proxy.hold(Direction.ANSWERS, INPUTS);
        Await.until("an answer to hold back", () -> hold.held() > 0);
        String placed = unknown(risk.submit(order), "/orders/");
        String repeated = unknown(risk.submit(order), "/orders/");
        String id = placed.substring("/orders/".length());
        String cancel = unknown(risk.engine.as("trader").delete(placed), "/risk/commands/");
        String resume = unknown(risk.engine.json("admin", "{}").post("/risk/resume"), "/risk/commands/");
        assertThat(repeated).isNotEqualTo(placed);
        Problems.check(risk.engine.http().get("/orders/" + STRANGER), 404, "unknown-order");
        Problems.check(risk.engine.http().get("/risk/commands/" + STRANGER), 404, "unknown-command");
        hold.release();
        assertThat(outcome(cancel).jsonPath().getString("id")).isEqualTo(id);
        assertThat(outcome(cancel).jsonPath().getString("state")).isEqualTo("CANCELLED");
        assertThat(outcome(placed).jsonPath().getString("state")).isEqualTo("CANCELLED");
        assertThat(outcome(placed).jsonPath().getString("id")).isEqualTo(id);
        assertThat(outcome(repeated).asString()).isEqualTo(outcome(placed).asString());
        assertThat(outcome(resume).jsonPath().getString("state")).isEqualTo("ACTIVE");
    }

    /** Checks that nothing is known of a call, by its answer and where that says; returns where. */
    private static String unknown(Response answer, String below) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.jsonPath().getString("id");
        String location = answer.header("Location").replace(risk.engine.url(), "");
        assertThat(location).isEqualTo(below + id);
        Response asked = risk.engine.http().get(location);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(200);
        assertThat(asked.asString()).isEqualTo(answer.asString());
        assertThat(asked.jsonPath().getString("state")).isEqualTo("UNKNOWN");
        assertThat(asked.jsonPath().getString("detail"))
                .startsWith("not decided yet")
                .contains("safe to repeat");
        return location;
    }

    private static Response outcome(String location) {
        Await.until("the outcome at " + location, () -> !"UNKNOWN"
                .equals(risk.engine.http().get(location).jsonPath().getString("state")));
        Response found = risk.engine.http().get(location);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        return found;
    }
}
