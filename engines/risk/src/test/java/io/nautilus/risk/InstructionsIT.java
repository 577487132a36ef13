package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Levels;
import io.nautilus.risk.RiskBench.Order;
import io.nautilus.testing.Await;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestMarket;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fill or kill, post-only and reduce-only orders by HTTP: filled, killed, or denied with a reason. */
class InstructionsIT {
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

    private static JsonPath taken(Order order) {
        Response answer = risk.submit(order);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath();
    }

    private static void denied(Order order, String code, String detail) {
        assertThat(Problems.check(risk.submit(order), 422, code)).isEqualTo(detail);
    }

    private static Order fok(String symbol, String quantity, String price) {
        return Order.limit(symbol, "BUY", quantity, price).with("timeInForce", "FOK");
    }

    @Test
    void fillOrKillIsFilledWhole() {
        String symbol = risk.instrument();
        JsonPath order = taken(fok(symbol, "1.5", "100.25"));
        assertThat(order.getString("state")).isEqualTo("FILLED");
        assertThat(order.getString("timeInForce")).isEqualTo("FOK");
        assertThat(order.getList("fills.quantity", String.class)).containsExactly("1.335", "0.165");
        JsonPath market = taken(Order.market(symbol, "SELL", "1.5").with("timeInForce", "FOK"));
        assertThat(market.getString("state")).isEqualTo("FILLED");
        assertThat(market.getList("fills.price", String.class)).containsExactly("100", "99.95");
    }

    @Test
    void fillOrKillIsKilledWholeWhereItCannotBeFilled() {
        String symbol = risk.instrument();
        killed(fok(symbol, "1.34", "100.10"));
        killed(fok(symbol, "1", "100.05"));
        killed(Order.market(symbol, "BUY", "6.34").with("timeInForce", "FOK"));
        assertThat(taken(fok(symbol, "6.335", "100.25")).getString("state")).isEqualTo("FILLED");
    }

    private static void killed(Order order) {
        JsonPath killed = taken(order);
        assertThat(killed.getString("state")).isEqualTo("CANCELLED");
        assertThat(killed.getString("reason")).isEqualTo("fok-unfilled");
        assertThat(killed.getString("filled")).isEqualTo("0");
        assertThat(killed.getString("leaves")).isEqualTo(killed.getString("quantity"));
        assertThat(risk.engine
                        .http()
                        .get("/orders/" + killed.getString("id"))
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("CANCELLED");
    }

    @Test
    void postOnlyIsDeniedWhereItWouldTake() {
        String symbol = risk.instrument();
        Order post = Order.limit(symbol, "BUY", "0.5", "100.10").with("postOnly", "true");
        denied(post, "post-only-would-take", "price 100.10");
        denied(post.with("price", "101"), "post-only-would-take", "price 101.00");
        denied(post.with("price", "99").with("timeInForce", "IOC"), "unsupported", "post-only IOC");
    }

    @Test
    void postOnlyRestsAndIsFilledAsTheMaker() {
        String symbol = RiskBench.newSymbol();
        int id = risk.market.open(symbol, TestMarket.LIVE_FEED, RiskBench.BIDS, RiskBench.ASKS);
        risk.awaitMarket(symbol, "LIVE");
        JsonPath order = taken(Order.limit(symbol, "BUY", "0.5", "100.05").with("postOnly", "true"));
        assertThat(order.getString("state")).isEqualTo("ACCEPTED");
        assertThat(order.getBoolean("postOnly")).isTrue();
        risk.market.snapshot(id, RiskBench.BIDS, Levels.of(10_005, 1_000));
        String path = "/orders/" + order.getString("id");
        Await.until("the fill", () -> "FILLED"
                .equals(risk.engine.http().get(path).jsonPath().getString("state")));
        JsonPath filled = risk.engine.http().get(path).jsonPath();
        assertThat(filled.getList("fills.liquidity", String.class)).containsExactly("MAKER");
        assertThat(filled.getList("fills.price", String.class)).containsExactly("100.05");
        assertThat(filled.getString("fee")).isEqualTo("0.025012");
    }

    @Test
    void reduceOnlyIsDeniedWhereItWouldAddAndFilledWhereItReduces() {
        String symbol = risk.instrument();
        Order sell = Order.market(symbol, "SELL", "0.5").with("reduceOnly", "true");
        denied(sell, "reduce-only-would-increase", "quantity 0.5, not reserved 0");
        assertThat(taken(Order.market(symbol, "BUY", "0.5")).getString("state")).isEqualTo("FILLED");
        denied(sell.with("side", "BUY"), "reduce-only-would-increase", "quantity 0.5, not reserved 0.5");
        denied(sell.with("quantity", "0.505"), "reduce-only-would-increase", "quantity 0.505, not reserved 0.5");
        JsonPath reduced = taken(sell);
        assertThat(reduced.getString("state")).isEqualTo("FILLED");
        assertThat(reduced.getBoolean("reduceOnly")).isTrue();
        assertThat(risk.engine
                        .http()
                        .get("/risk/positions")
                        .jsonPath()
                        .getMap("accounts.main.positions", String.class, String.class))
                .containsEntry(symbol, "0");
    }
}
