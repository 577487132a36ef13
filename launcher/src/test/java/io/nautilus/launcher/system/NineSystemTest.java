package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.WriterKind;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.faults.Api;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.faults.Journal;
import io.nautilus.launcher.faults.Ledger;
import io.nautilus.launcher.faults.LedgerAccount;
import io.nautilus.launcher.faults.People;
import io.nautilus.launcher.faults.Platform;
import io.nautilus.launcher.faults.Platform.Ended;
import io.nautilus.launcher.faults.ShownBooks;
import io.nautilus.launcher.faults.TopicLog;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.ResidentMemory;
import io.nautilus.launcher.process.RunRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * All nine engines and the broker: two strategies trade on the simulated market, what they do is seen at the far end of
 * the stream, and every process is killed once in mid-flow.
 */
class NineSystemTest {
    private static final System.Logger LOG = System.getLogger(NineSystemTest.class.getName());
    private static final Duration FIRST_FILLS = Duration.ofSeconds(60);
    private static final Duration ALL_HEALTHY = Duration.ofSeconds(60);
    private static final Duration RETURN = Duration.ofSeconds(90);
    /** A model may hold for a while what it wants to hold. */
    private static final Duration NEXT_ORDER = Duration.ofSeconds(180);

    private static final List<String> STRATEGIES = List.of("ema-1", "model-1");
    private static final long SEED = 20_261_128;

    @RegisterExtension
    private final ShowLogs logs = new ShowLogs();

    @TempDir
    Path folder;

    @Test
    void twoStrategiesTradeAndSurviveTheDeathOfEverybody() throws Exception {
        Platform all = new Platform(Repository.HOME, folder, Map.of(), Catalogue.engineNames());
        try (Platform platform = logs.of(all)) {
            platform.start("--env-file", OrderPathApart.file(folder).toString());
            long startedNanos = System.nanoTime();
            RestartSystemTest.processes(platform).forEach(RestartSystemTest::usesItsCache);
            Api api = new Api(platform);
            try (StreamReader stream = new StreamReader(platform.port("websocket"))) {
                stream.subscribe("orders", "account", "main");
                stream.subscribe("portfolio", "account", "main");
                stream.subscribe("analytics", "account", "main");
                Await.until("the first fills of both", FIRST_FILLS, () -> haveFills(api), STRATEGIES::equals);
                LOG.log(
                        System.Logger.Level.INFO,
                        "the first fills of both were there %.0f s after the start"
                                .formatted((System.nanoTime() - startedNanos) / 1e9));
                isSeenOnTheStream(platform, api, stream);
            }
            saysWhatItIs(api);
            hasWhatWasAsked(platform);
            staysWithinItsCeilings(platform);
            dieOneByOne(platform, api);
            staysWithinItsCeilings(platform);
            platform.stop();
            platform.start(
                    "--no-strategies", "--env-file", OrderPathApart.file(folder).toString());
            cameUpInTime(platform);
            isStopped(api);
            booksAreRight(platform, api);
        }
    }

    private static List<String> haveFills(Api api) throws Exception {
        List<String> filled = new ArrayList<>();
        for (String strategy : STRATEGIES) {
            if (fills(api, strategy) > 0) {
                filled.add(strategy);
            }
        }
        return filled;
    }

    private static long fills(Api api, String strategy) throws Exception {
        return traded(api, strategy, "fills");
    }

    private static long traded(Api api, String strategy, String what) throws Exception {
        return api.get("strategy", "/strategies/" + strategy)
                .json()
                .path("trades")
                .path(what)
                .asLong();
    }

    /** A fill is an event of the stream, a strategy's too, and a position there; what it all adds up to is asked later. */
    private static void isSeenOnTheStream(Platform platform, Api api, StreamReader stream) throws Exception {
        People people = new People(platform, api, "SOL-USD.SIM");
        String id = people.byHttp(Side.BUY, "2", null).text("id");
        List<JsonNode> events = Await.until("the fill on the stream", () -> stream.of("orders"), all -> all.stream()
                .anyMatch(event -> is(event, "order-filled")
                        && event.path("data").path("id").asText().equals(id)));
        for (String strategy : STRATEGIES) {
            ofTheStrategyIsThereToo(api, stream, strategy);
        }
        assertThat(events)
                .filteredOn(event -> event.path("type").asText().equals("update"))
                .extracting(event -> event.path("seq").asLong())
                .as("a gap would be a lost event")
                .isSorted()
                .doesNotHaveDuplicates()
                .satisfies(seqs -> assertThat(seqs.getLast() - seqs.getFirst()).isEqualTo(seqs.size() - 1));
        Await.until("the position on the stream", () -> stream.of("portfolio"), all -> all.stream()
                .anyMatch(update -> update.path("data").path("kind").asText().equals("position")
                        && update.path("data").path("instrument").asText().equals("SOL-USD.SIM")
                        && new BigDecimal(update.path("data").path("quantity").asText("0"))
                                        .compareTo(new BigDecimal("2"))
                                == 0));
        Await.until("figures on the stream", () -> stream.of("analytics"), all -> all.stream()
                .anyMatch(update -> update.path("type").asText().equals("update")
                        && !update.path("data").path("equity").asText().isEmpty()));
    }

    /**
     * What the engine tells of its strategy's fills is what the stream tells of them, to the last decimal. Asked for anew
     * each time: the newest one may be of before the subscription.
     */
    private static void ofTheStrategyIsThereToo(Api api, StreamReader stream, String strategy) throws Exception {
        Await.until(
                "the newest fill of " + strategy + " on the stream",
                () -> api.get("strategy", "/executions?limit=1&strategy=" + strategy)
                        .json()
                        .path(0),
                execution -> stream.of("orders").stream()
                        .filter(event -> is(event, "order-filled"))
                        .map(event -> event.path("data"))
                        .anyMatch(fill -> fill.path("id")
                                        .asText()
                                        .equals(execution.path("orderId").asText())
                                && isSame(fill, execution, "price")
                                && isSame(fill, execution, "quantity")
                                && isSame(fill, execution, "fee")));
    }

    private static boolean isSame(JsonNode one, JsonNode other, String field) {
        return new BigDecimal(one.path(field).asText())
                        .compareTo(new BigDecimal(other.path(field).asText()))
                == 0;
    }

    private static boolean is(JsonNode message, String event) {
        return message.path("data").path("event").asText().equals(event);
    }

    /** What is derived names what it was derived of. */
    private static void saysWhatItIs(Api api) throws Exception {
        JsonNode prediction = api.get("ml", "/ml/predictions/ETH-USD.SIM").json();
        assertThat(prediction.path("model").asText()).isNotEmpty();
        assertThat(prediction.path("version").asText()).isNotEmpty();
        assertThat(prediction.path("features").size()).isPositive();
        assertThat(prediction.path("schema").asText())
                .isEqualTo(api.get("features", "/features/ETH-USD.SIM")
                        .json()
                        .path("schema")
                        .asText());
        assertThat(api.get("factor", "/factors/results/ETH-USD.SIM").status()).isEqualTo(200);
        for (String engine : Catalogue.engineNames()) {
            JsonNode status = api.get("websocket", "/api/" + engine + "/status").json();
            assertThat(status.path("engine").asText()).isEqualTo(engine);
            assertThat(status.path("state").asText()).isEqualTo("READY");
            assertThat(status.path("placement").path("planId").asText()).isNotEmpty();
            assertThat(status.path("placement").path("resources"))
                    .as(engine + " has what it was promised")
                    .noneMatch(each -> each.path("verdict").asText().equals("MISSED"));
            OrderPathApart.isWhereItWasPut(engine, status.path("placement"));
        }
    }

    /** As people see it: a row of each engine. */
    private static void hasWhatWasAsked(Platform platform) throws Exception {
        List<String> lines = platform.run("status").output().lines().toList();
        for (String engine : Catalogue.engineNames()) {
            assertThat(lines)
                    .as("the placement of " + engine)
                    .anyMatch(line -> line.startsWith(engine + " ") && line.endsWith("as asked"));
        }
    }

    /** From the start of the first process until the last one was healthy, as the launcher noted it. */
    private static void cameUpInTime(Platform platform) {
        List<RunRecord> records = platform.services().stream()
                .map(name -> RunRecord.read(platform.data().run(), name).orElseThrow())
                .toList();
        Instant first = records.stream()
                .map(RunRecord::startedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = records.stream()
                .map(each -> each.startedAt().plusMillis(each.startMillis()))
                .max(Instant::compareTo)
                .orElseThrow();
        LOG.log(System.Logger.Level.INFO, "all were healthy after " + Duration.between(first, last));
        assertThat(records).extracting(RunRecord::startMillis).allMatch(millis -> millis >= 0);
        assertThat(last).as("all healthy").isBeforeOrEqualTo(first.plus(ALL_HEALTHY));
    }

    /** In an order that the seed draws; each death while the strategies have sent something since the one before. */
    private static void dieOneByOne(Platform platform, Api api) throws Exception {
        List<String> order = new ArrayList<>(platform.services());
        Collections.shuffle(order, new Random(SEED));
        for (String name : order) {
            long before = orders(api);
            Await.until("orders before the death of " + name, RETURN, () -> orders(api), count -> count > before);
            Platform.kill(platform.process(name));
            Await.until(
                    "everybody after the death of " + name,
                    RETURN,
                    () -> platform.restarts(name) >= 1 && platform.isHealthy(),
                    back -> back);
        }
        JsonNode status = platform.healthyStatus();
        assertThat(order)
                .allSatisfy(name ->
                        assertThat(Platform.restarts(status, name)).as(name).isPositive());
        Instant died = Instant.now();
        for (String strategy : STRATEGIES) {
            long before = orders(api, strategy);
            Await.until(
                    "orders of " + strategy + " after all deaths",
                    NEXT_ORDER,
                    () -> orders(api, strategy),
                    count -> count > before);
        }
        Await.until(
                "a prediction of what came after all deaths",
                RETURN,
                () -> api.get("ml", "/ml/predictions/ETH-USD.SIM").json().path("at"),
                at -> isAfter(at, died));
        Await.until(
                "factors of what came after all deaths",
                RETURN,
                () -> api.get("factor", "/factors/results/ETH-USD.SIM").json().path("intervals"),
                intervals -> StreamSupport.stream(intervals.spliterator(), false)
                        .anyMatch(each -> isAfter(each.path("time"), died)));
        LOG.log(System.Logger.Level.INFO, "killed in this order and came back: " + order);
    }

    private static boolean isAfter(JsonNode time, Instant moment) {
        return time.isTextual() && Instant.parse(time.asText()).isAfter(moment);
    }

    private static long orders(Api api) throws Exception {
        long orders = 0;
        for (String strategy : STRATEGIES) {
            orders += orders(api, strategy);
        }
        return orders;
    }

    private static long orders(Api api, String strategy) throws Exception {
        return traded(api, strategy, "orders");
    }

    /** While it trades, before its restarts and after them: each below its own ceiling, all together below 2.5 GiB. */
    private static void staysWithinItsCeilings(Platform platform) {
        ResourceProfiles profiles = ProfilesFile.of(Repository.HOME.root());
        long sum = 0;
        Set<String> over = new TreeSet<>();
        for (String service : platform.services()) {
            long mib = ResidentMemory.kib(platform.process(service).pid()).orElseThrow() / 1024;
            long ceiling = ProfilesFile.jvm(profiles, service).resident().mebibytes();
            LOG.log(System.Logger.Level.INFO, "%s holds %d of %d MiB".formatted(service, mib, ceiling));
            if (mib > ceiling) {
                over.add(service + " holds " + mib + " MiB");
            }
            sum += mib;
        }
        long launcher =
                ResidentMemory.kib(platform.data().holder().orElseThrow().pid()).orElseThrow() / 1024;
        LOG.log(System.Logger.Level.INFO, "launcher holds %d, together %d MiB".formatted(launcher, sum + launcher));
        assertThat(over).isEmpty();
        assertThat(sum + launcher).as("MiB of all").isLessThan(2_560);
    }

    /** What was started without strategies stops those of before. */
    private static void isStopped(Api api) throws Exception {
        for (String strategy : STRATEGIES) {
            Await.until(
                    strategy + " to be stopped",
                    () -> api.get("strategy", "/strategies/" + strategy).json(),
                    body -> body.path("strategy").path("state").asText().equals("STOPPED"));
        }
    }

    /** What the stream says of the account is what the fills on the journal give, to the last decimal. */
    private static void theFarEndAgrees(Platform platform, LedgerAccount main) {
        Await.until(
                "the account at the far end",
                () -> {
                    try (StreamReader stream = new StreamReader(platform.port("websocket"))) {
                        stream.subscribe("portfolio", "account", "main");
                        stream.subscribe("analytics", "account", "main");
                        return differences(stream, main);
                    }
                },
                List::isEmpty);
    }

    private static List<String> differences(StreamReader stream, LedgerAccount main) {
        Set<String> seen = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (JsonNode each : stream.of("portfolio").getFirst().path("data")) {
            boolean cash = each.path("kind").asText().equals("cash");
            if (cash || each.path("kind").asText().equals("position")) {
                String of = each.path(cash ? "currency" : "instrument").asText();
                BigDecimal told =
                        new BigDecimal(each.path(cash ? "balance" : "quantity").asText());
                BigDecimal wanted = cash ? main.cash(of) : main.holding(of).quantity;
                seen.add(of);
                if (told.compareTo(wanted) != 0) {
                    wrong.add(of + " is " + told + ", not " + wanted);
                }
            }
        }
        if (!seen.containsAll(Set.of("USD", "BTC-USD.SIM", "ETH-USD.SIM", "SOL-USD.SIM"))) {
            wrong.add("only " + seen + " are told");
        }
        JsonNode analytics = stream.of("analytics").getFirst().path("data");
        long turnedOver = StreamSupport.stream(analytics.path("figures").spliterator(), false)
                .filter(figure -> figure.path("name").asText().equals("turnover"))
                .filter(figure -> new BigDecimal(figure.path("value").asText("0")).signum() > 0)
                .count();
        if (turnedOver != 1) {
            wrong.add("nothing was turned over: " + analytics);
        }
        return wrong;
    }

    private static void booksAreRight(Platform platform, Api api) throws Exception {
        Journal journal = Await.until(
                "every order of a strategy to have its outcome",
                () -> Journal.read(platform.bootstrap()),
                read -> TopicLog.requests(platform.bootstrap()).stream()
                        .allMatch(asked -> read.outcomes().get(asked.id()) != null
                                && read.outcomes().get(asked.id()).size() == 1));
        Ledger ledger = Ledger.of(journal);
        new ShownBooks(api).are(ledger);
        theFarEndAgrees(platform, ledger.account("main"));
        People.fillsAreListed(api, journal);
        assertThat(api.get("portfolio", "/portfolios/differences").body()).isEqualTo("[]");
        List<String> names = TopicLog.requests(platform.bootstrap()).stream()
                .filter(asked -> asked.id().writer().kind() == WriterKind.STRATEGY)
                .filter(asked -> asked.request() instanceof SubmitOrder)
                .map(asked -> ((SubmitOrder) asked.request()).terms().clientOrderId())
                .toList();
        assertThat(names)
                .as("no order is asked for twice")
                .doesNotHaveDuplicates()
                .isNotEmpty();
        long ofStrategies = journal.all(OrderFilled.class).stream()
                .filter(fill -> fill.orderId().writer().kind() == WriterKind.STRATEGY)
                .count();
        long told = 0;
        for (String strategy : STRATEGIES) {
            told += fills(api, strategy);
        }
        assertThat(told)
                .as("fills that strategies know")
                .isEqualTo(ofStrategies)
                .isPositive();
        Ended verified = platform.run("verify-log");
        assertThat(verified.exitCode()).as(verified.output()).isEqualTo(ExitCode.OK.status());
        assertThat(verified.output()).contains("order-requests-0: equal", "3 journals, equal as far as compared");
    }
}
