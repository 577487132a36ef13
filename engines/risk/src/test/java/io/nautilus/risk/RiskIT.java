package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Topics;
import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.EngineHttpChecks;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders by HTTP. */
class RiskIT extends EngineHttpChecks {
    private static final int SILENT_FEED = 2;
    private static final int ENDED_FEED = 3;

    @TempDir
    static Path folder;

    private static RiskBench risk;

    @BeforeAll
    static void start() {
        risk = RiskBench.start(folder);
    }

    @AfterAll
    static void stop() {
        risk.close();
    }

    @Override
    protected EngineProcess engine() {
        return risk.engine;
    }

    @Override
    protected String name() {
        return "risk";
    }

    @Override
    protected String changing() {
        return "/orders";
    }

    /** 1.335 at 100.10 and 0.330 at 100.25; each notional and each fee of 0.1 % is rounded for itself to 6 decimals. */
    @Test
    void aMarketOrderFillsToTheLastDecimal() {
        String symbol = risk.instrument();
        Response answer = risk.submit(Order.market(symbol, "BUY", "1.665").with("account", "exact"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        BigDecimal first = new BigDecimal("1.335").multiply(new BigDecimal("100.10"));
        BigDecimal second = new BigDecimal("0.330").multiply(new BigDecimal("100.25"));
        BigDecimal fees = fee(first).add(fee(second));
        JsonPath order = answer.jsonPath();
        assertThat(order.getString("state")).isEqualTo("FILLED");
        assertThat(order.getList("fills.price", String.class)).containsExactly("100.1", "100.25");
        assertThat(order.getList("fills.quantity", String.class)).containsExactly("1.335", "0.33");
        assertThat(order.getList("fills.liquidity", String.class)).containsExactly("TAKER", "TAKER");
        assertThat(number(order, "fills[0].fee")).isEqualByComparingTo("0.133634");
        assertThat(number(order, "notional")).isEqualByComparingTo(first.add(second));
        assertThat(number(order, "fee")).isEqualByComparingTo(fees);
        JsonPath books = risk.engine.http().get("/risk/positions").jsonPath();
        BigDecimal cash =
                new BigDecimal("1000.000001").subtract(first).subtract(second).subtract(fees);
        assertThat(number(books, "accounts.exact.cash.USD")).isEqualByComparingTo(cash);
        assertThat(books.getMap("accounts.exact.positions", String.class, String.class))
                .containsEntry(symbol, "1.665");
    }

    private static BigDecimal fee(BigDecimal notional) {
        return notional.multiply(new BigDecimal("0.001")).setScale(6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal number(JsonPath json, String path) {
        return new BigDecimal(json.getString(path));
    }

    @Test
    void aMarketOrderTakesWhatIsThereAndNoMore() {
        JsonPath order =
                risk.submit(Order.market(risk.instrument(), "BUY", "10")).jsonPath();
        assertThat(order.getString("state")).isEqualTo("CANCELLED");
        assertThat(order.getString("filled")).isEqualTo("6.335");
        assertThat(order.getString("leaves")).isEqualTo("3.665");
    }

    @Test
    void aLimitOrderRestsIsListedAndIsCancelledOnce() {
        String symbol = risk.instrument();
        Response answer = risk.submit(Order.limit(symbol, "BUY", "0.5", "99.05"));
        String id = answer.jsonPath().getString("id");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("ACCEPTED");
        assertThat(answer.jsonPath().getString("timeInForce")).isEqualTo("GTC");
        assertThat(listed("ACCEPTED")).contains(id);
        assertThat(risk.engine.http().get("/orders/" + id).asString()).isEqualTo(answer.asString());
        Response cancelled = risk.engine.as("trader").delete("/orders/" + id);
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(cancelled.jsonPath().getString("state")).isEqualTo("CANCELLED");
        assertThat(cancelled.jsonPath().getString("leaves")).isEqualTo("0.5");
        assertThat(listed("ACCEPTED")).doesNotContain(id);
        assertThat(listed("CANCELLED")).contains(id);
        Problems.check(risk.engine.as("trader").delete("/orders/" + id), 409, "already-closed");
    }

    private static List<String> listed(String state) {
        return risk.engine
                .http()
                .queryParam("state", state)
                .queryParam("limit", 1000)
                .get("/orders")
                .jsonPath()
                .getList("id", String.class);
    }

    @Test
    void aLimitOrderThatCrossesTradesFirstAndRestsThen() {
        String symbol = risk.instrument();
        JsonPath order = risk.submit(Order.limit(symbol, "BUY", "2", "100.10")).jsonPath();
        assertThat(order.getString("state")).isEqualTo("PARTIALLY_FILLED");
        assertThat(order.getString("filled")).isEqualTo("1.335");
        assertThat(order.getString("leaves")).isEqualTo("0.665");
    }

    @Test
    void cancelsOfUnknownOrdersSaySo() {
        Problems.check(risk.engine.as("trader").delete("/orders/http0-00c0ffee00c0ffee-12-0"), 404, "unknown-order");
        Problems.check(risk.engine.as("trader").delete("/orders/not-an-id"), 404, "unknown-order");
        Problems.check(risk.engine.http().get("/orders/not-an-id"), 404, "unknown-order");
        Problems.check(risk.engine.as("viewer").delete("/orders/not-an-id"), 403, "forbidden");
    }

    @Test
    void cancelAllClosesEveryOpenOrderOfTheAccount() {
        String symbol = risk.instrument();
        String own = risk.submit(Order.limit(symbol, "BUY", "0.01", "99.05").with("account", "poor"))
                .jsonPath()
                .getString("id");
        String other = risk.submit(Order.limit(symbol, "BUY", "0.01", "99.05"))
                .jsonPath()
                .getString("id");
        Response all = risk.engine
                .as("trader")
                .header("Idempotency-Key", "all-of-poor")
                .queryParam("account", "poor")
                .delete("/orders");
        assertThat(all.jsonPath().getInt("cancelled")).as(all.asString()).isEqualTo(1);
        Response again = risk.engine
                .as("trader")
                .header("Idempotency-Key", "all-of-poor")
                .queryParam("account", "poor")
                .delete("/orders");
        assertThat(again.asString()).isEqualTo(all.asString());
        assertThat(listed("ACCEPTED")).doesNotContain(own).contains(other);
    }

    @Test
    void aRepeatHasTheSameBytesAlsoAfterKillAndNoSecondEffect() {
        String symbol = risk.instrument();
        Order filled = Order.market(symbol, "BUY", "1.5").with("clientOrderId", "repeat-filled");
        Order denied = Order.limit(symbol, "BUY", "1", "99.01").with("clientOrderId", "repeat-denied");
        Response filledFirst = risk.submit(filled);
        Response deniedFirst = risk.submit(denied);
        assertThat(filledFirst.statusCode()).isEqualTo(201);
        Problems.check(deniedFirst, 422, "off-tick");
        checkSame(filledFirst, risk.submit(filled));
        checkSame(deniedFirst, risk.submit(denied));
        Problems.check(risk.submit(filled.with("quantity", "1.505")), 422, "duplicate-order-id");
        risk.engine.kill();
        risk.engine.startReady();
        risk.awaitMarket(symbol, "LIVE");
        checkSame(filledFirst, risk.submit(filled));
        checkSame(deniedFirst, risk.submit(denied));
        Problems.check(risk.submit(filled.with("side", "SELL")), 422, "duplicate-order-id");
        assertThat(risk.log.messages(Topics.ORDER_EVENTS, OrderFilled.class))
                .filteredOn(fill -> fill.instrument().equals(symbol))
                .hasSize(2);
    }

    private static void checkSame(Response first, Response repeated) {
        assertThat(repeated.statusCode()).isEqualTo(first.statusCode());
        assertThat(repeated.contentType()).isEqualTo(first.contentType());
        assertThat(repeated.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void everyCheckDeniesWithItsCodeAndTheOffendingValue() {
        String symbol = risk.instrument();
        denied(Order.market("NONE-USD.TEST", "BUY", "1"), "unknown-instrument", "NONE-USD.TEST");
        denied(Order.market(symbol, "BUY", "1").with("account", "nobody"), "unknown-account", "nobody");
        denied(Order.limit(symbol, "BUY", "1", "100.01"), "off-tick", "100.01");
        denied(Order.market(symbol, "BUY", "1.001"), "off-lot", "1.001");
        denied(Order.market(symbol, "BUY", "0"), "invalid-quantity", "0");
        denied(Order.market(symbol, "BUY", "-1"), "invalid-quantity", "-1");
        denied(Order.market(symbol, "BUY", "0.0001"), "invalid-quantity", "0.0001");
        denied(Order.limit(symbol, "BUY", "1", "-100"), "invalid-price", "-100");
        denied(Order.market(symbol, "BUY", "1").with("price", "100"), "invalid-price", "100");
        denied(Order.market(symbol, "BUY", "1").with("timeInForce", "GTC"), "unsupported", "GTC");
        denied(Order.market(symbol, "BUY", "1").with("account", "poor"), "buying-power", "100.2001");
        denied(Order.market(symbol, "SELL", "0.005"), "short-selling", "0.005");
        denied(Order.limit(symbol, "BUY", "9000000", "100"), "notional-out-of-range", "900000000");
    }

    private static void denied(Order order, String code, String value) {
        assertThat(Problems.check(risk.submit(order), 422, code)).contains(value);
    }

    @Test
    void bodiesThatAreNoOrdersNeverReachTheLog() {
        Problems.check(risk.submit(Order.market("", "BUY", "1")), 400, "bad-text");
        Problems.check(risk.submit(Order.market("A-USD.TEST", "BUY", "one")), 400, "not-a-number");
        Problems.check(risk.submit(Order.market("A-USD.TEST", "HOLD", "1")), 400, "bad-json");
        Problems.check(risk.engine.json("trader", "{}").post("/orders"), 400, "missing-field");
        Problems.check(
                risk.submit(Order.market("A-USD.TEST", "BUY", "1").with("clientOrderId", "with space")),
                400,
                "invalid-client-order-id");
    }

    @Test
    void anInstrumentWithoutABookIsDenied() {
        String symbol = RiskBench.newSymbol();
        int id = risk.market.define(symbol, io.nautilus.testing.TestMarket.LIVE_FEED);
        Response answer = risk.submit(Order.market(symbol, "BUY", "1"));
        assertThat(answer.jsonPath().getString("code")).isIn("no-book", "unknown-instrument");
        risk.market.snapshot(id, RiskBench.BIDS, RiskBench.ASKS);
        risk.awaitMarket(symbol, "LIVE");
        assertThat(risk.submit(Order.market(symbol, "BUY", "1")).statusCode()).isEqualTo(201);
    }

    @Test
    void aFeedThatFallsSilentIsStale() {
        String symbol = RiskBench.newSymbol();
        risk.market.open(symbol, SILENT_FEED, RiskBench.BIDS, RiskBench.ASKS);
        risk.awaitMarket(symbol, "LIVE");
        risk.awaitMarket(symbol, "STALE");
        denied(Order.market(symbol, "BUY", "1"), "stale-market", symbol);
    }

    @Test
    void anEndedFeedIsDenied() {
        String symbol = RiskBench.newSymbol();
        risk.market.open(symbol, ENDED_FEED, RiskBench.BIDS, RiskBench.ASKS);
        risk.awaitMarket(symbol, "LIVE");
        risk.market.says(ENDED_FEED, MarketState.ENDED);
        risk.awaitMarket(symbol, "ENDED");
        denied(Order.market(symbol, "BUY", "1"), "feed-ended", symbol);
    }

    @Test
    void limitsOfListsAreProblems() {
        Problems.check(risk.engine.http().get("/orders?limit=0"), 400, "invalid-limit");
        Problems.check(risk.engine.http().get("/orders?limit=1001"), 400, "invalid-limit");
        assertThat(Problems.check(risk.engine.http().get("/orders?limit=many"), 400, "bad-parameter"))
                .contains("many");
        Problems.check(risk.engine.http().get("/orders?state=HAPPY"), 400, "bad-parameter");
        assertThat(risk.engine.http().get("/risk/reasons").jsonPath().getList("code", String.class))
                .contains("off-tick", "buying-power", "trading-halted");
    }

    @Test
    void limitsAreVersionedAndTheGateKeepsThem() {
        String symbol = risk.instrument();
        String body = "{\"account\":\"limited\",\"version\":0,\"limits\":{\"maxNotional\":\"5\"}}";
        assertThat(risk.engine.json("trader", body).put("/risk/limits").statusCode())
                .isEqualTo(403);
        Response set = risk.engine.json("admin", body).put("/risk/limits");
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
        assertThat(set.jsonPath().getInt("version")).isEqualTo(1);
        assertThat(set.jsonPath().getString("changedBy")).isEqualTo("admin");
        Problems.check(risk.engine.json("admin", body).put("/risk/limits"), 412, "version-conflict");
        JsonPath held = risk.engine.http().get("/risk/limits").jsonPath();
        assertThat(held.getInt("rules.number")).isEqualTo(1);
        assertThat(held.getInt("accounts.limited.version")).isEqualTo(1);
        assertThat(held.getString("accounts.limited.changedBy")).isEqualTo("admin");
        assertThat(held.getInt("accounts.poor.version")).isZero();
        assertThat(held.getString("accounts.poor.changedBy")).isNull();
        assertThat(held.getString("accounts.limited.limits.maxNotional")).isEqualTo("5");
        Order order = Order.market(symbol, "BUY", "0.06").with("account", "limited");
        Problems.check(risk.submit(order), 422, "notional-above-maximum");
        JsonPath dry = risk.engine
                .http()
                .contentType("application/json")
                .body(order.json())
                .post("/risk/check")
                .jsonPath();
        assertThat(dry.getString("code")).isEqualTo("notional-above-maximum");
        assertThat(dry.getString("taken")).isEqualTo("0.06");
        assertThat(dry.getString("cost")).isEqualTo("6.012006");
        assertThat(dry.getString("buyingPowerLeft")).isEqualTo("3.987994");
    }

    /** Whatever names orders have had: one without a name is the first of its own. */
    @Test
    void aDryRunWithoutAClientOrderIdRepeatsNobodysOrder() {
        String symbol = risk.instrument();
        Order named = Order.market(symbol, "BUY", "0.01").with("clientOrderId", "dry-run");
        assertThat(risk.submit(named).statusCode()).isEqualTo(201);
        JsonPath dry = risk.engine
                .http()
                .contentType("application/json")
                .body(Order.market(symbol, "BUY", "0.02").json())
                .post("/risk/check")
                .jsonPath();
        assertThat(dry.getString("code")).isNull();
        assertThat(dry.getBoolean("passes")).isTrue();
    }

    @Test
    void limitsThatMeanTwoThingsAreRefusedInWordsOfTheCall() {
        for (String limits : List.of("{\"ordersPerSecond\":1.5}", "{\"instruments\":[null]}")) {
            Response refused = risk.engine
                    .json("admin", "{\"account\":\"main\",\"limits\":" + limits + "}")
                    .put("/risk/limits");
            assertThat(Problems.check(refused, 400, "bad-json"))
                    .contains("limits")
                    .doesNotContain("io.nautilus");
        }
    }

    @Test
    void anAccountThatMayOnlyReduceDoesNotBuy() {
        String symbol = risk.instrument();
        String exact = "{\"account\":\"exact\",\"reason\":\"calm\"}";
        Response reduced = risk.engine.json("trader", exact).post("/risk/reduce");
        assertThat(reduced.jsonPath().getString("state")).isEqualTo("REDUCING");
        Problems.check(
                risk.submit(Order.market(symbol, "BUY", "0.001").with("account", "exact")), 422, "trading-reducing");
        assertThat(risk.engine.json("admin", exact).post("/risk/resume").statusCode())
                .isEqualTo(200);
        Problems.check(risk.engine.json("trader", "{\"strategy\":\"s1\"}").post("/risk/halt"), 422, "unsupported");
    }

    @Test
    void anOrderSaysWhoAskedForIt() {
        String symbol = risk.instrument();
        JsonPath order = risk.submit(Order.limit(symbol, "BUY", "0.1", "90").with("postOnly", "true"))
                .jsonPath();
        assertThat(order.getString("by")).isEqualTo("trader");
        assertThat(order.getBoolean("postOnly")).isTrue();
        String id = order.getString("id");
        risk.engine.as("admin").delete("/orders/" + id);
        JsonPath cancelled = risk.engine.http().get("/orders/" + id).jsonPath();
        assertThat(cancelled.getString("detail")).isEqualTo("by admin");
    }

    @Test
    void anIdempotencyKeyDoesNotMakeAnOrderSafeToRepeatAndIsRefused() {
        Problems.check(
                risk.engine.json("trader", "{}").header("Idempotency-Key", "k1").post("/orders"),
                400,
                "idempotency-key-unsupported");
    }

    @Test
    void cancelsOfWhatIsUnknownAreRefusedAndCancelNothing() {
        Problems.check(risk.engine.as("trader").delete("/orders?account=nobody"), 422, "unknown-account");
        Problems.check(risk.engine.as("trader").delete("/orders?instrument=FOO"), 400, "unknown-parameter");
    }
}
