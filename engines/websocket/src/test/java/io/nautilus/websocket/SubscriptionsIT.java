package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Trade;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.testing.Await;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestMarket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What who subscribes gets, however slowly it reads and whatever ends in between. */
class SubscriptionsIT {
    private static final String SYMBOL = StreamBench.SYMBOL;
    private static final int LARGE = 30_000;

    @TempDir
    static Path folder;

    private static StreamBench bench;

    @BeforeAll
    static void start() {
        bench = new StreamBench(folder);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void marketDataBeginsWithASnapshotAndGoesOnWithUpdates() {
        try (TestSocket client = bench.connect().reading()) {
            client.subscribe("market-data", "instrument", SYMBOL);
            JsonNode first = client.awaitType("snapshot");
            assertThat(first.path("instrument").asText()).isEqualTo(SYMBOL);
            assertThat(first.path("data").path("bids").path(0).path(0).asText()).isEqualTo("100.00");
            assertThat(first.path("data").path("asks").path(0).path(1).asText()).isEqualTo("2.000");
            assertThat(first.path("data").path("book").asBoolean()).isTrue();
            bench.market.publish(
                    new Trade(bench.instrument, EpochClock.SYSTEM.getAsLong(), 2, 3, 10_005, 250, Side.SELL));
            JsonNode update = client.await("the trade", message -> message.path("data")
                    .path("last")
                    .path("price")
                    .asText()
                    .equals("100.05"));
            assertThat(update.path("type").asText()).isEqualTo("update");
            assertThat(update.path("data").path("last").path("aggressor").asText())
                    .isEqualTo("SELL");
            assertThat(update.path("data").path("sent").asText()).isNotEmpty();
            assertInOrder(client, "market-data");
        }
    }

    /** Behind the snapshot each number is one more than the one before. */
    private static void assertInOrder(TestSocket client, String topic) {
        List<Long> numbers = client
                .messages(message -> message.path("topic").asText().equals(topic))
                .stream()
                .map(message -> message.path("seq").asLong())
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.range(0, numbers.size())
                        .mapToObj(i -> numbers.getFirst() + i)
                        .toList());
    }

    @Test
    void recordsOfJsonTopicsComeAsTheyAre() {
        BarRecord bar = bar(SYMBOL, 4, "100.2");
        try (TestSocket client = bench.connect().reading()) {
            client.subscribe("bars", "instrument", SYMBOL);
            client.awaitType("snapshot");
            bench.log.append(Topics.BARS, JsonRecords.encode(bar));
            JsonNode update = client.awaitType("update");
            assertThat(update.path("data").path("vwap").asText()).isEqualTo("100.2");
            assertThat(update.path("data").path("trades").asLong()).isEqualTo(4);
            client.say("{\"op\":\"subscribe\",\"topic\":\"engine-status\"}");
            client.await(
                    "its own heartbeat",
                    message -> message.path("topic").asText().equals("engine-status")
                            && message.path("data").path("engine").asText().equals("websocket"));
        }
    }

    private static BarRecord bar(String symbol, int trades, String vwap) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(trades);
        return new BarRecord(
                symbol,
                BarRecord.TIME,
                "1s",
                start,
                start.plusSeconds(1),
                BarRecord.Basis.TRADES,
                "100",
                "101",
                "99",
                "100.5",
                "3",
                vwap,
                trades,
                0,
                false,
                start,
                new Source(Topics.MARKET_DATA, 0, trades, 0));
    }

    @Test
    void ordersAreResumedWithEachEventOnce() {
        bench.orders.open("resumed");
        String stream;
        try (TestSocket client = bench.connect().reading()) {
            stream = client.awaitType("hello").path("stream").asText();
            awaitAccount("resumed");
            client.subscribe("orders", "account", "resumed");
            assertThat(client.awaitType("snapshot").path("data").size()).isZero();
            bench.orders.write("resumed", 0, 10, "");
            Await.until("ten events", () -> client.ofType("update").size() == 10);
            assertThat(client.ofType("update")
                            .getFirst()
                            .path("data")
                            .path("event")
                            .asText())
                    .isEqualTo("trading-state-changed");
            assertThat(client.ofType("update")
                            .getFirst()
                            .path("data")
                            .path("place")
                            .path("offset")
                            .isNumber())
                    .isTrue();
        }
        bench.orders.write("resumed", 10, 10, "");
        try (TestSocket client = bench.connect().reading()) {
            long after = 1 + 7;
            client.say(
                    "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"resumed\",\"after\":%d,\"stream\":\"%s\"}"
                            .formatted(after, stream));
            Await.until("the rest", () -> client.ofType("update").size() == 13);
            assertThat(client.ofType("resumed").getFirst().path("seq").asLong()).isEqualTo(after);
            assertThat(client.ofType("update").stream()
                            .map(each -> each.path("data").path("reason").asText()))
                    .containsExactlyElementsOf(IntStream.range(7, 20)
                            .mapToObj(number -> "n" + number)
                            .toList());
            assertThat(client.ofType("snapshot")).isEmpty();
        }
    }

    /** The events of an account are on its stream some moments after it was opened. */
    private static void awaitAccount(String account) {
        Await.until("account " + account, () -> bench.streams("orders").containsKey(account));
    }

    /** Behind a snapshot of the journal, with another stream id, so that no number is taken for one of before. */
    @Test
    void aRestartHasTheSameOpenOrdersAndAnotherStream() {
        bench.orders.open("kept");
        String order = bench.orders.accept("kept", "k1");
        awaitAccount("kept");
        Await.until("a snapshot behind the order", () -> bench.metric("nautilus_snapshot_offset ") > frames());
        String before = streamId();
        bench.engine.kill();
        bench.engine.startReady();
        assertThat(streamId()).isNotEqualTo(before);
        assertThat(bench.metric("nautilus_start_frames ")).isLessThan(frames());
        try (TestSocket client = bench.connect().reading()) {
            client.subscribe("orders", "account", "kept");
            JsonNode open = client.awaitType("snapshot").path("data");
            assertThat(open.size()).isEqualTo(1);
            assertThat(open.path(0).path("id").asText()).isEqualTo(order);
            assertThat(open.path(0).path("leaves").asText()).isEqualTo("1.5");
            assertThat(open.path(0).path("price").asText()).isEqualTo("99.5");
        }
    }

    private static String streamId() {
        try (TestSocket client = bench.connect().reading()) {
            return client.awaitType("hello").path("stream").asText();
        }
    }

    /** Frames of the journal up to the last order that was accepted. */
    private static long frames() {
        return bench.log.frames(Topics.ORDER_EVENTS).stream()
                .filter(frame -> frame.messages().stream().anyMatch(OrderAccepted.class::isInstance))
                .mapToLong(TestLog.Seen::offset)
                .max()
                .orElseThrow();
    }

    @Test
    void numbersOfAnotherEngineAreNotResumed() {
        try (TestSocket client = bench.connect().reading()) {
            client.say(
                    "{\"op\":\"subscribe\",\"topic\":\"orders\",\"account\":\"main\",\"after\":1,\"stream\":\"0123456789abcdef\"}");
            JsonNode snapshot = client.awaitType("snapshot");
            assertThat(snapshot.path("gap").path("reason").asText()).isEqualTo("other-stream");
        }
    }

    @Test
    void aClientThatReadsNothingSlowsNobodyAndGetsTheStateWhenItReads() {
        String symbol = "S-USD.TEST";
        bench.market.define(symbol, TestMarket.LIVE_FEED);
        Await.until("the instrument", () -> bench.streams("market-data").containsKey(symbol));
        try (TestSocket slow = bench.connect();
                TestSocket reader = bench.connect().reading()) {
            slow.subscribe("bars", "instrument", symbol);
            reader.subscribe("bars", "instrument", symbol);
            reader.awaitType("snapshot");
            int batches = 0;
            while (queued("bars " + symbol) <= 100) {
                for (int i = 0; i < 20; i++) {
                    bench.log.append(Topics.BARS, JsonRecords.encode(bar(symbol, 20 * batches + i, "x".repeat(LARGE))));
                }
                batches++;
                int all = 20 * batches;
                Await.until("all bars so far", () -> reader.ofType("update").size() == all);
                assertThat(batches).isLessThan(60);
            }
            assertThat(reader.ofType("conflated")).isEmpty();
            assertInOrder(reader, "bars");
            slow.reading();
            JsonNode conflated = slow.awaitType("conflated");
            assertThat(conflated.path("skipped").asLong()).isPositive();
            assertThat(conflated.path("seq").asLong()).isEqualTo(20L * batches);
            assertThat(conflated.path("data").path(0).path("trades").asInt()).isEqualTo(20 * batches - 1);
            bench.log.append(Topics.BARS, JsonRecords.encode(bar(symbol, 20 * batches, "")));
            int next = 20 * batches;
            slow.await(
                    "to have caught up",
                    message -> message.path("type").asText().equals("update")
                            && message.path("data").path("trades").asInt() == next);
        }
    }

    /** The longest queue of those who subscribe to exactly this. */
    private static long queued(String subscription) {
        return bench.engine.http().get("/connections").jsonPath().<Map<String, Object>>getList("").stream()
                .filter(each -> each.get("subscriptions").equals(List.of(subscription)))
                .mapToLong(each -> ((Number) each.get("queued")).longValue())
                .max()
                .orElse(0);
    }

    @Test
    void aClientThatIsTooSlowForOrderEventsIsEndedAndOthersHaveThemAll() {
        bench.orders.open("busy");
        awaitAccount("busy");
        String padding = "x".repeat(480);
        try (TestSocket slow = bench.connect();
                TestSocket reader = bench.connect().reading()) {
            slow.subscribe("orders", "account", "busy");
            reader.subscribe("orders", "account", "busy");
            reader.awaitType("snapshot");
            int written = 0;
            while (connected("orders busy") == 2) {
                bench.orders.write("busy", written, 400, padding);
                written += 400;
                int all = written;
                Await.until("all events so far", () -> reader.ofType("update").size() == all);
                assertThat(written).isLessThan(60_000);
            }
            assertInOrder(reader, "orders");
            Await.until(
                    "the socket of the one that reads nothing to be gone",
                    () -> bench.metric("nautilus_bound_size{bound=\"connections\"") == 1);
            slow.reading();
            slow.awaitEnd();
            assertThat(slow.ofType("conflated")).isEmpty();
            assertInOrder(slow, "orders");
        }
        assertThat(bench.engine.http().accept("text/plain").get("/metrics").asString())
                .containsPattern("nautilus_stream_closed_total\\{reason=\"too-slow\",?} 1\\.0");
    }

    private static long connected(String subscription) {
        return bench.engine.http().get("/connections").jsonPath().<Map<String, Object>>getList("").stream()
                .filter(each -> each.get("subscriptions").equals(List.of(subscription)))
                .count();
    }
}
