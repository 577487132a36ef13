package io.nautilus.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineHttpChecks;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestMarket;
import io.nautilus.testing.TestWriter;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged engine: bars, predictions and risk's journal are written by the test, its requests are read. */
class StrategyIT extends EngineHttpChecks {
    private static final String BTC = "BTC-USD.TEST";
    /** Of the model alone. */
    private static final String ETH = "ETH-USD.TEST";
    /** Of the one that fails alone. */
    private static final String SOL = "SOL-USD.TEST";

    private static final long FEE = 7;
    private static final long HORIZON_NANOS = 5_000_000_000L;

    @TempDir
    static Path folder;

    private static TestLog log;
    private static TestMarket market;
    private static TestWriter risk;
    private static TestWriter ml;
    private static EngineProcess engine;
    private static long bars;

    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
        market = new TestMarket(log);
        risk = log.writer(Topics.ORDER_EVENTS, new Writer(WriterKind.RISK, 0));
        ml = log.writer(Topics.PREDICTIONS, new Writer(WriterKind.ML, 0));
        for (String instrument : List.of(BTC, ETH, SOL)) {
            market.open(instrument, TestMarket.LIVE_FEED, Levels.of(10_000, 5_000), Levels.of(10_005, 5_000));
        }
        engine = new EngineProcess("strategy", log.bootstrapServers(), folder)
                .with("NAUTILUS_SNAPSHOT_FRAMES", "1")
                .with("NAUTILUS_SNAPSHOT_EVERY", "PT0.1S")
                .start();
        engine.awaitReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
        market.close();
        log.close();
    }

    @Override
    protected EngineProcess engine() {
        return engine;
    }

    @Override
    protected String name() {
        return "strategy";
    }

    @Override
    protected String changing() {
        return "/strategies";
    }

    private static Response create(String id, String kind, String parameters) {
        return create(id, kind, BTC, parameters);
    }

    private static Response create(String id, String kind, String instrument, String parameters) {
        return engine.json(
                        "trader",
                        "{\"id\":\"%s\",\"kind\":\"%s\",\"instrument\":\"%s\",\"parameters\":%s}"
                                .formatted(id, kind, instrument, parameters))
                .post("/strategies");
    }

    private static void bar(String close) {
        bar(BTC, close);
    }

    /** Answers when it ends. */
    private static Instant bar(String instrument, String close) {
        Instant start = Instant.ofEpochSecond(1_000_000 + bars);
        BarRecord bar = new BarRecord(
                instrument,
                BarRecord.TIME,
                "1s",
                start,
                start.plusSeconds(1),
                BarRecord.Basis.TRADES,
                close,
                close,
                close,
                close,
                "1.000",
                close,
                1,
                0,
                false,
                start,
                new Source(Topics.MARKET_DATA, 0, bars++, 0));
        log.append(Topics.BARS, JsonRecords.encode(bar));
        return bar.end();
    }

    /**
     * The order that a prediction leads to. What is read too late to be acted on is said again, of a bar of its own; one
     * that follows the order changes nothing.
     */
    private static Order predicted(int number, double probability) {
        return Await.value("order " + number, () -> {
            Instant at = bar(ETH, "100.00");
            Source place = new Source(Topics.FEATURES, 0, bars, 0);
            long atNanos = TimeUnit.SECONDS.toNanos(at.getEpochSecond());
            ml.write(new Prediction(2, ETH, atNanos, place, "up", "1", 5, HORIZON_NANOS, probability));
            List<Order> orders = orders();
            return orders.size() < number ? Optional.empty() : Optional.of(orders.get(number - 1));
        });
    }

    /** An order of the strategies with its id, when there are so many. */
    private static Order order(int number) {
        return Await.value("order " + number, () -> {
            List<Order> orders = orders();
            return orders.size() < number ? Optional.empty() : Optional.of(orders.get(number - 1));
        });
    }

    private record Order(MessageId id, SubmitOrder submit) {}

    private static List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (TestLog.Seen frame : log.frames(Topics.ORDER_REQUESTS)) {
            for (int index = 0; index < frame.messages().size(); index++) {
                Message message = frame.messages().get(index);
                if (message instanceof SubmitOrder submit) {
                    MessageId id = new MessageId(
                            frame.header().writer(),
                            frame.header().owner(),
                            frame.header().seq(),
                            index);
                    orders.add(new Order(id, submit));
                }
            }
        }
        return orders;
    }

    private static void fill(Order order, long price) {
        long quantity = order.submit().terms().quantity();
        risk.write(
                new OrderAccepted(order.id(), order.submit().terms(), "USD", 6, "test"),
                new OrderFilled(
                        order.id(),
                        "main",
                        order.submit().terms().instrument(),
                        order.submit().terms().side(),
                        0,
                        TestMarket.PRICE_DECIMALS,
                        price,
                        TestMarket.QUANTITY_DECIMALS,
                        quantity,
                        0,
                        "USD",
                        6,
                        quantity * price * 10,
                        FEE,
                        Liquidity.TAKER,
                        1));
    }

    private static JsonPath strategy(String id) {
        return engine.http().get("/strategies/" + id).jsonPath();
    }

    /** The whole life of one: by SIGKILL in the middle too. */
    @Test
    void tradesOnBarsAndGoesOnAfterAKill() {
        assertThat(create("ema", "ema-cross", "{\"fast\":\"1\",\"slow\":\"3\",\"quantity\":\"0.5\"}")
                        .statusCode())
                .isEqualTo(201);
        Response started = engine.json("trader", "{}").post("/strategies/ema/start");
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(200);
        assertThat(started.jsonPath().getString("state")).isEqualTo("RUNNING");
        int before = orders().size();
        bar("100.00");
        bar("101.00");
        bar("102.00");
        Order bought = order(before + 1);
        assertThat(bought.submit().terms().side()).isEqualTo(Side.BUY);
        assertThat(bought.submit().terms().clientOrderId()).isEqualTo("ema-1");
        assertThat(bought.submit().terms().quantity()).isEqualTo(500);
        fill(bought, 10_200);
        Await.until("the position", () -> "0.5".equals(strategy("ema").getString("trades.position")));
        assertThat(strategy("ema").getString("trades.cost")).isEqualTo("51");

        long end = log.frames(Topics.ORDER_REQUESTS).getLast().offset();
        Await.until("a snapshot behind the order", () -> engine.metric("nautilus_snapshot_offset ") > end);
        engine.kill();
        engine.start();
        engine.awaitReady();
        assertThat(strategy("ema").getString("strategy.state")).isEqualTo("RUNNING");
        Await.until("the position", () -> "0.5".equals(strategy("ema").getString("trades.position")));
        bar("90.00");
        Order sold = order(before + 2);
        assertThat(sold.submit().terms().side()).isEqualTo(Side.SELL);
        assertThat(sold.submit().terms().clientOrderId()).isEqualTo("ema-2");
        fill(sold, 9_000);
        Await.until("the sale", () -> "-6".equals(strategy("ema").getString("trades.realised")));
        assertThat(strategy("ema").getString("trades.position")).isEqualTo("0");
        assertThat(engine.http().get("/executions?strategy=ema").jsonPath().getList("price", String.class))
                .containsExactly("90.00", "102.00");
        String newest =
                engine.http().get("/executions?strategy=ema&limit=1").jsonPath().getString("[0].place");
        assertThat(engine.http()
                        .get("/executions?strategy=ema&after=" + newest)
                        .jsonPath()
                        .getList("price", String.class))
                .containsExactly("102.00");

        Problems.check(engine.as("trader").delete("/strategies/ema"), 409, "strategy-runs");
        Response stopped = engine.json("trader", "{\"reason\":\"enough\"}").post("/strategies/ema/stop");
        assertThat(stopped.jsonPath().getString("state")).isEqualTo("STOPPED");
        bar("200.00");
        bar("300.00");
        Await.until("bars to be read", () -> lag("bars") == 0);
        assertThat(orders()).hasSize(before + 2);

        Response deleted = engine.as("trader").delete("/strategies/ema");
        assertThat(deleted.statusCode()).as(deleted.asString()).isEqualTo(200);
        assertThat(deleted.jsonPath().getString("state")).isEqualTo("DELETED");
        Problems.check(engine.http().get("/strategies/ema"), 404, "unknown-strategy");
        assertThat(engine.http().get("/executions?strategy=ema").jsonPath().getList("$"))
                .hasSize(2);
        Problems.check(create("ema", "model", "{}"), 409, "strategy-deleted");
    }

    @Test
    void followsPredictionsAndGoesOnAfterAKill() {
        assertThat(create("m", "model", ETH, "{\"enter\":\"0.6\",\"exit\":\"0.4\",\"quantity\":\"0.5\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(engine.json("trader", "{}").post("/strategies/m/start").statusCode())
                .isEqualTo(200);
        int before = orders().size();
        Order bought = predicted(before + 1, 0.7);
        assertThat(bought.submit().terms().side()).isEqualTo(Side.BUY);
        assertThat(bought.submit().terms().clientOrderId()).isEqualTo("m-1");
        assertThat(bought.submit().terms().instrument()).isEqualTo(ETH);
        fill(bought, 10_000);
        Await.until("the position", () -> "0.5".equals(strategy("m").getString("trades.position")));

        engine.kill();
        engine.startReady();
        Await.until("the position", () -> "0.5".equals(strategy("m").getString("trades.position")));
        Order sold = predicted(before + 2, 0.3);
        assertThat(sold.submit().terms().side()).isEqualTo(Side.SELL);
        assertThat(sold.submit().terms().clientOrderId()).isEqualTo("m-2");
        assertThat(sold.submit().terms().quantity()).isEqualTo(500);
        fill(sold, 10_000);
        Await.until("the sale", () -> "0".equals(strategy("m").getString("trades.position")));
        assertThat(engine.json("trader", "{}").post("/strategies/m/stop").statusCode())
                .isEqualTo(200);
    }

    /** Its instrument is defined anew with steps that are larger than what it holds. Other parameters mend nothing. */
    @Test
    void aFailedStrategySaysWhyWhateverItsParametersAre() {
        create("odd", "ema-cross", SOL, "{\"fast\":\"1\",\"slow\":\"3\",\"quantity\":\"0.5\"}");
        engine.json("trader", "{}").post("/strategies/odd/start");
        int before = orders().size();
        List.of("100.00", "101.00", "102.00").forEach(close -> bar(SOL, close));
        fill(order(before + 1), 10_200);
        Await.until("the position", () -> "0.5".equals(strategy("odd").getString("trades.position")));
        Await.until("its failure", () -> {
            market.publish(new InstrumentDefinition(
                    3, EpochClock.SYSTEM.getAsLong(), TestMarket.LIVE_FEED, 2, 0, 6, 5, 1, SOL, "SOL", "USD"));
            bar(SOL, "103.00");
            return "FAILED".equals(strategy("odd").getString("strategy.state"));
        });
        String why = strategy("odd").getString("strategy.reason");
        assertThat(why).startsWith("it threw: ");
        Response set =
                engine.json("trader", "{\"fast\":\"2\",\"quantity\":\"1\"}").put("/strategies/odd/parameters");
        assertThat(set.jsonPath().getString("reason")).as(set.asString()).isEqualTo("parameters");
        Await.until("the parameters", () -> "2".equals(strategy("odd").getString("strategy.parameters.fast")));
        assertThat(strategy("odd").getString("strategy.state")).isEqualTo("FAILED");
        assertThat(strategy("odd").getString("strategy.reason")).isEqualTo(why);
        assertThat(engine.http().get("/status").jsonPath().getList("degraded", String.class))
                .contains("strategy-failed: odd: " + why);
        engine.json("trader", "{}").post("/strategies/odd/stop");
    }

    private static long lag(String topic) {
        return engine.http().get("/status").jsonPath().getLong("lag.find { it.topic == '" + topic + "' }.records");
    }

    @Test
    void refusalsAreProblemsWithACode() {
        create("taken", "model", "{}");
        Problems.check(create("taken", "model", "{}"), 409, "strategy-exists");
        Problems.check(create("x", "magic", "{}"), 422, "unknown-kind");
        Problems.check(create("x", "ema-cross", "{\"fast\":\"30\"}"), 422, "invalid-parameters");
        Problems.check(create("x", "ema-cross", "{\"fast\":\"a b\"}"), 400, "invalid-parameters");
        Problems.check(
                engine.json("trader", "{\"id\":\"x\",\"kind\":\"model\",\"instrument\":\"NONE-USD.TEST\"}")
                        .post("/strategies"),
                422,
                "unknown-instrument");
        Problems.check(create("x", "model", "{\"quantity\":\"0.0005\"}"), 422, "invalid-parameters");
        Problems.check(
                engine.json("trader", "{\"quantity\":\"0.0005\"}").put("/strategies/taken/parameters"),
                422,
                "invalid-parameters");
        Problems.check(create("name-that-is-too-long", "model", "{}"), 400, "bad-text");
        Problems.check(engine.json("trader", "{}").post("/strategies/none/start"), 404, "unknown-strategy");
        Problems.check(engine.json("trader", "{}").put("/strategies/none/parameters"), 404, "unknown-strategy");
        Problems.check(engine.http().get("/strategies/none"), 404, "unknown-strategy");
        Problems.check(engine.http().get("/executions?limit=0"), 400, "invalid-limit");
        Problems.check(engine.http().get("/executions?after=x"), 400, "invalid-after");
        Problems.check(engine.http().get("/strategies/commands/none"), 404, "unknown-command");
    }

    @Test
    void aRepeatIsAnsweredByTheFirstOutcome() {
        String body = "{\"id\":\"keyed\",\"kind\":\"model\",\"instrument\":\"" + BTC + "\"}";
        Response first =
                engine.json("trader", body).header("Idempotency-Key", "k1").post("/strategies");
        Response again =
                engine.json("trader", body).header("Idempotency-Key", "k1").post("/strategies");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        Problems.check(
                engine.json("trader", "{}").header("Idempotency-Key", "k1").post("/strategies/keyed/start"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void parametersAreChangedAndShown() {
        create("changed", "ema-cross", "{}");
        Response set = engine.json("trader", "{\"fast\":\"3\",\"slow\":\"9\"}").put("/strategies/changed/parameters");
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
        assertThat(strategy("changed").getMap("strategy.parameters", String.class, String.class))
                .containsEntry("fast", "3")
                .containsEntry("slow", "9")
                .containsEntry("quantity", "0.05");
    }
}
