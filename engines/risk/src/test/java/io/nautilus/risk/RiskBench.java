package io.nautilus.risk;

import io.nautilus.contracts.Levels;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestMarket;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Risk as packaged, on a real log, with market data that the test writes. */
final class RiskBench implements AutoCloseable {
    /** 2 and 5 units for sale at 100.10 and 100.25, 1 and 4 wanted at 100.00 and 99.95. */
    static final Levels ASKS = Levels.of(new long[] {10_010, 10_025}, new long[] {1_335, 5_000});

    static final Levels BIDS = Levels.of(new long[] {10_000, 9_995}, new long[] {1_000, 4_000});

    private static final AtomicInteger INSTRUMENTS = new AtomicInteger();

    final TestLog log;
    final EngineProcess engine;
    final TestMarket market;

    private RiskBench(TestLog log, Path folder) {
        this.log = log;
        this.market = new TestMarket(log);
        this.engine = new EngineProcess("risk", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_RISK_STALE_AFTER", "PT4S")
                .with("NAUTILUS_ANSWER_WITHIN", "PT20S")
                .with("NAUTILUS_RISK_ACCOUNTS_MAIN_CASH", "1000000")
                .with("NAUTILUS_RISK_ACCOUNTS_EXACT_CASH", "1000.000001")
                .with("NAUTILUS_RISK_ACCOUNTS_LIMITED_CASH", "10")
                .with("NAUTILUS_RISK_ACCOUNTS_POOR_CASH", "10");
    }

    static RiskBench start(Path folder) {
        return start(folder, Map.of());
    }

    /** The same, with more in its environment. */
    static RiskBench start(Path folder, Map<String, String> more) {
        return start(TestLog.start(folder.resolve("kafka")), folder, more);
    }

    /** On a log of the test's own. */
    static RiskBench start(TestLog log, Path folder, Map<String, String> more) {
        RiskBench bench = new RiskBench(log, folder);
        more.forEach(bench.engine::with);
        bench.engine.startReady();
        return bench;
    }

    /** With snapshots after so many frames, looked at so often. */
    static RiskBench start(Path folder, String snapshotFrames, String snapshotEvery) {
        RiskBench bench = new RiskBench(TestLog.start(folder.resolve("kafka")), folder);
        bench.engine
                .with("NAUTILUS_SNAPSHOT_FRAMES", snapshotFrames)
                .with("NAUTILUS_SNAPSHOT_EVERY", snapshotEvery)
                .startReady();
        return bench;
    }

    /** A new instrument whose book nobody has traded on; returns when risk has it live. */
    String instrument() {
        String symbol = newSymbol();
        market.open(symbol, TestMarket.LIVE_FEED, BIDS, ASKS);
        awaitMarket(symbol, "LIVE");
        return symbol;
    }

    static String newSymbol() {
        return "T" + INSTRUMENTS.incrementAndGet() + "-USD.TEST";
    }

    void awaitMarket(String symbol, String state) {
        Await.until(symbol + " to be " + state, () -> state.equals(state(symbol)));
    }

    private String state(String symbol) {
        Map<String, String> markets =
                engine.http().get("/risk/state").jsonPath().getMap("markets");
        return markets.get(symbol);
    }

    Response submit(Order order) {
        return engine.json("trader", order.json()).post("/orders");
    }

    /** An order as its JSON names it; what is null is left out. */
    record Order(Map<String, String> fields) {
        static Order market(String instrument, String side, String quantity) {
            return new Order(Map.of())
                    .with("instrument", instrument)
                    .with("side", side)
                    .with("type", "MARKET")
                    .with("quantity", quantity);
        }

        static Order limit(String instrument, String side, String quantity, String price) {
            return market(instrument, side, quantity).with("type", "LIMIT").with("price", price);
        }

        Order with(String field, String value) {
            Map<String, String> changed = new LinkedHashMap<>(fields);
            changed.put(field, value);
            return new Order(changed);
        }

        String json() {
            return fields.entrySet().stream()
                    .map(field -> "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
                    .collect(java.util.stream.Collectors.joining(",", "{", "}"));
        }
    }

    @Override
    public void close() {
        engine.close();
        market.close();
        log.close();
    }
}
