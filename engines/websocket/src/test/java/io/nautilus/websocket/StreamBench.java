package io.nautilus.websocket;

import io.nautilus.contracts.Levels;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestMarket;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An engine with a market and an account on a log of its own. */
final class StreamBench implements AutoCloseable {
    static final String SYMBOL = "T-USD.TEST";

    final TestLog log;
    final TestMarket market;
    final int instrument;
    final TestOrders orders;
    final EngineProcess engine;

    StreamBench(Path folder) {
        log = TestLog.start(folder.resolve("kafka"));
        market = new TestMarket(log);
        instrument = market.open(SYMBOL, TestMarket.LIVE_FEED, Levels.of(10_000, 1_000), Levels.of(10_010, 2_000));
        orders = new TestOrders(log);
        orders.open("main");
        engine = new EngineProcess("websocket", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_WEBSOCKET_HEARTBEAT", "PT1S")
                .with("NAUTILUS_SNAPSHOT_FRAMES", "1")
                .with("NAUTILUS_SNAPSHOT_EVERY", "PT1S")
                .startReady();
    }

    TestSocket connect() {
        return new TestSocket(engine.port());
    }

    /** The last number of each stream of a topic, by its key. */
    Map<String, Integer> streams(String topic) {
        JsonPath topics = engine.http().get("/topics").jsonPath();
        List<Map<String, Object>> streams = topics.getList("find { it.topic == '" + topic + "' }.streams");
        return streams.stream()
                .collect(Collectors.toMap(each -> (String) each.get("key"), each -> (Integer) each.get("seq")));
    }

    double metric(String begin) {
        return engine.metric(begin);
    }

    @Override
    public void close() {
        engine.close();
        market.close();
        log.close();
    }
}
