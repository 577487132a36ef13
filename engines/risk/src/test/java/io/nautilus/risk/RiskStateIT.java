package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.CommandCodec;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Halts, an account that begins anew, a log that lost its tail, and no log at all. */
class RiskStateIT {
    @TempDir
    static Path folder;

    private static RiskBench risk;

    @BeforeAll
    static void start() {
        risk = RiskBench.start(folder.resolve("bench"));
    }

    @AfterAll
    static void stop() {
        risk.close();
    }

    @Test
    void haltStopsOrdersAndLeavesCancels() {
        String symbol = risk.instrument();
        String resting = restingOrder(symbol);
        Problems.check(
                risk.engine.http().contentType("application/json").body("{}").post("/risk/halt"), 401, "unauthorized");
        Problems.check(change("viewer", "halt", "k1"), 403, "forbidden");
        Response halted = change("trader", "halt", "k1");
        assertThat(halted.statusCode()).isEqualTo(200);
        assertThat(halted.jsonPath().getString("state")).isEqualTo("HALTED");
        assertThat(halted.jsonPath().getString("changedBy")).isEqualTo("trader");
        Problems.check(risk.submit(Order.market(symbol, "BUY", "1")), 422, "trading-halted");
        assertThat(risk.engine.as("trader").delete("/orders/" + resting).statusCode())
                .isEqualTo(200);
        Problems.check(change("trader", "resume", "k2"), 403, "forbidden");
        assertThat(change("admin", "resume", "k2").jsonPath().getString("state"))
                .isEqualTo("ACTIVE");
        assertThat(change("trader", "halt", "k1").asString()).isEqualTo(halted.asString());
        assertThat(risk.submit(Order.market(symbol, "BUY", "1")).statusCode()).isEqualTo(201);
        Problems.check(change("admin", "resume", "k1"), 422, "idempotency-key-reused");
        assertThat(risk.log.messages(Topics.ORDER_EVENTS, TradingStateChanged.class))
                .filteredOn(changed -> changed.key().equals("k1"))
                .hasSize(1);
    }

    private static Response change(String role, String change, String key) {
        return risk.engine
                .json(role, "{\"reason\":\"test\"}")
                .header("Idempotency-Key", key)
                .post("/risk/" + change);
    }

    private static String restingOrder(String symbol) {
        Response resting = risk.submit(Order.limit(symbol, "BUY", "0.5", "99.05"));
        assertThat(resting.statusCode()).as(resting.asString()).isEqualTo(201);
        return resting.jsonPath().getString("id");
    }

    @Test
    void haltOfOneAccountLeavesTheOthers() {
        String symbol = risk.instrument();
        assertThat(risk.engine
                        .json("trader", "{\"account\":\"exact\",\"reason\":\"\"}")
                        .post("/risk/halt")
                        .statusCode())
                .isEqualTo(200);
        Order order = Order.market(symbol, "BUY", "0.1");
        Problems.check(risk.submit(order.with("account", "exact")), 422, "trading-halted");
        assertThat(risk.submit(order).statusCode()).isEqualTo(201);
        Problems.check(
                risk.engine.json("trader", "{\"account\":\"nobody\"}").post("/risk/halt"), 422, "unknown-account");
    }

    /** Portfolio writes the command; who repeats its key is told the first outcome. */
    @Test
    void anAccountBeginsAnewWithItsOpeningCashAndWithoutOrdersAndPositions() {
        String symbol = risk.instrument();
        Response bought = risk.submit(Order.market(symbol, "BUY", "0.05").with("account", "poor"));
        assertThat(bought.jsonPath().getString("state")).isEqualTo("FILLED");
        String resting = risk.submit(Order.limit(symbol, "BUY", "0.01", "99.05").with("account", "poor"))
                .jsonPath()
                .getString("id");
        Response first = reset(1, "poor", "anew");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.jsonPath().getString("cash")).isEqualTo("10");
        assertThat(reset(2, "poor", "anew").asString()).isEqualTo(first.asString());
        Problems.check(reset(3, "limited", "anew"), 422, "idempotency-key-reused");
        Problems.check(reset(4, "nobody", "other"), 422, "unknown-account");
        JsonPath cancelled = risk.engine.http().get("/orders/" + resting).jsonPath();
        assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
        assertThat(cancelled.getString("reason")).isEqualTo("account-reset");
        JsonPath books = risk.engine.http().get("/risk/positions").jsonPath();
        assertThat(books.getMap("accounts.poor.cash", String.class, String.class))
                .containsOnlyKeys("USD")
                .containsEntry("USD", "10");
        assertThat(books.getMap("accounts.poor.positions")).isEmpty();
        assertThat(risk.log.messages(Topics.ORDER_EVENTS, AccountReset.class)).hasSize(1);
        assertThat(risk.log.messages(Topics.ORDER_EVENTS, CommandRepeated.class))
                .contains(new CommandRepeated(resetId(2), resetId(1)));
    }

    private static MessageId resetId(int number) {
        return new MessageId(new Writer(WriterKind.HTTP, 0), 0x4e5e7, number, 0);
    }

    /** Asks for a reset on the log; returns the outcome. */
    private static Response reset(int number, String account, String key) {
        MessageId id = resetId(number);
        risk.log.append(
                Topics.COMMANDS,
                CommandCodec.encode(new Command.ResetAccount(id.toString(), "trader", key, account, "anew")));
        return Await.value(
                "the outcome of " + id, () -> Optional.of(risk.engine.http().get("/risk/commands/" + id))
                        .filter(answer -> answer.statusCode() != 404));
    }

    @Test
    void aSuspectLogHoldsOrdersUntilAnAdminAcceptsIt() {
        String symbol = risk.instrument();
        String resting = restingOrder(symbol);
        risk.engine.kill();
        risk.engine
                .with("NAUTILUS_LOG_SUSPECT", "the machine went down without a clean stop")
                .startReady();
        risk.engine.with("NAUTILUS_LOG_SUSPECT", "");
        assertThat(hold()).contains("log-truncated").contains("without a clean stop");
        Problems.check(risk.submit(Order.market(symbol, "BUY", "1")), 422, "log-truncated");
        assertThat(risk.engine.as("trader").delete("/orders/" + resting).statusCode())
                .isEqualTo(200);
        Problems.check(change("admin", "resume", "s1"), 422, "log-truncated");
        Problems.check(change("trader", "accept-log", "s2"), 403, "forbidden");
        assertThat(change("admin", "accept-log", "s2").statusCode()).isEqualTo(200);
        assertThat(hold()).isEmpty();
        risk.awaitMarket(symbol, "LIVE");
        assertThat(risk.submit(Order.market(symbol, "BUY", "1")).statusCode()).isEqualTo(201);
    }

    private static String hold() {
        return risk.engine.http().get("/risk/state").jsonPath().getString("hold");
    }

    @Test
    void withoutALogItSaysSoAndGoesOnWhenTheLogIsThere() {
        TestLog before = TestLog.start(folder.resolve("late"));
        String bootstrap = before.bootstrapServers();
        before.close();
        try (EngineProcess engine = new EngineProcess("risk", bootstrap, folder.resolve("late-data")).start()) {
            Await.until(
                    "health to be answered",
                    () -> engine.http().get("/health/live").statusCode() == 200);
            assertThat(engine.http().get("/health/ready").statusCode()).isEqualTo(503);
            Problems.check(
                    engine.json("trader", Order.market("A-USD.TEST", "BUY", "1").json())
                            .post("/orders"),
                    503,
                    "log-unavailable");
            Problems.check(engine.json("trader", "{}").post("/risk/halt"), 503, "log-unavailable");
            try (TestLog log = TestLog.start(folder.resolve("late"), port(bootstrap))) {
                assertThat(log.bootstrapServers()).isEqualTo(bootstrap);
                engine.awaitReady();
                engine.kill();
            }
        }
    }

    private static int port(String bootstrap) {
        return Integer.parseInt(bootstrap.substring(bootstrap.indexOf(':') + 1));
    }
}
