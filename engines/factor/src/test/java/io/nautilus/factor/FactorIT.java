package io.nautilus.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.FactorRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Topics;
import io.nautilus.factor.domain.Observation;
import io.nautilus.factor.domain.TestBars;
import io.nautilus.market.BarInterval;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.EngineReadChecks;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged engine on a real broker. Each test has a venue of its own, so none moves the clock of another. */
class FactorIT extends EngineReadChecks {
    private static final String TABLE = """
            date,instrument,open,high,low,close,volume
            2026-01-01,A,4,4,4,4,1
            2026-01-01,B,8,8,8,8,1
            2026-01-01,C,2,2,2,2,1
            2026-01-02,A,4,4,2,2,1
            2026-01-02,B,8,12,8,12,1
            2026-01-02,C,2,2,2,2,1
            """;

    @TempDir
    static Path folder;

    private static TestLog log;
    private static EngineProcess engine;
    private static final TestBars BARS = new TestBars();

    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
        engine = new EngineProcess("factor", log.bootstrapServers(), folder.resolve("data")).startReady();
    }

    @AfterAll
    static void stop() {
        engine.close();
        log.close();
    }

    @Override
    protected EngineProcess engine() {
        return engine;
    }

    @Override
    protected String name() {
        return "factor";
    }

    private static long write(BarRecord bar) {
        return log.append(Topics.BARS, JsonRecords.encode(bar));
    }

    /** The close of an instrument at a second: instrument 0 grows by 0.1, 1 by 0.2 and so on. */
    private static double price(int instrument, long second) {
        return 100 + (instrument + 1) * second / 10.0;
    }

    private static String name(int instrument, String venue) {
        return (char) ('A' + instrument) + "-USD." + venue;
    }

    /** Bars of three instruments from one second to another, both included; answers where the last one stands. */
    private static long writeSeconds(String venue, int from, int to) {
        long last = -1;
        for (int second = from; second <= to; second++) {
            for (int instrument = 0; instrument < 3; instrument++) {
                double close = price(instrument, second);
                Observation bar = new Observation(close + 1, close - 1, close, 5 + second % 7, close);
                last = write(BARS.bar(name(instrument, venue), BarInterval.S1, second, bar, false));
            }
        }
        return last;
    }

    private static Instant time(int second) {
        return TestBars.START.plusSeconds(second);
    }

    /** Paths lead into the newest cross-section of a venue; there is nothing at them while it has none. */
    private static JsonPath section(String venue, String factor) {
        return engine.http()
                .get("/factors/results?interval=1s&factor=" + factor)
                .jsonPath(new JsonPathConfig(JsonPathConfig.NumberReturnType.DOUBLE))
                .setRootPath("find { it.set == '" + venue + "' }");
    }

    private static void awaitClose(String venue, int second) {
        Await.until(venue + " to close second " + second, () -> {
            String time = section(venue, "momentum-5").getString("time");
            return time != null && Instant.parse(time).equals(time(second));
        });
    }

    private static List<FactorRecord> written(String venue, String factor) {
        return log.keyed(Topics.FACTORS).stream()
                .map(record -> JsonRecords.decode(record.value(), FactorRecord.class))
                .filter(record -> record.factor().equals(factor))
                .filter(record -> record.set().equals(venue))
                .toList();
    }

    @Test
    void everyCloseHasItsFactorsOnTheTopicAndTheNewestOverHttp() {
        long last = writeSeconds("ONE", 1, 70);
        awaitClose("ONE", 70);
        Await.until(
                "the last close on the topic",
                () -> written("ONE", "momentum-5").size() == 65);
        List<FactorRecord> written = written("ONE", "momentum-5");
        assertThat(written)
                .extracting(FactorRecord::time)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(6, 70).mapToObj(FactorIT::time).toList());
        FactorRecord newest = written.getLast();
        assertThat(newest.interval()).isEqualTo("1s");
        assertThat(newest.source().topic()).isEqualTo(Topics.BARS);
        assertThat(newest.source().offset()).isEqualTo(last);
        double[] moved = IntStream.range(0, 3)
                .mapToDouble(i -> price(i, 70) / price(i, 65) - 1)
                .toArray();
        double mean = (moved[0] + moved[1] + moved[2]) / 3;
        double deviation = Math.sqrt(
                (Math.pow(moved[0] - mean, 2) + Math.pow(moved[1] - mean, 2) + Math.pow(moved[2] - mean, 2)) / 3);
        JsonPath section = section("ONE", "momentum-5");
        assertThat(section.getBoolean("complete")).isTrue();
        assertThat(section.getDouble("ageSeconds")).isPositive();
        for (int i = 0; i < 3; i++) {
            FactorRecord.Score score = newest.scores().get(i);
            assertThat(score.instrument()).isEqualTo(name(i, "ONE"));
            assertThat(score.value()).isCloseTo(moved[i], within(1e-14));
            assertThat(score.zScore()).isCloseTo((moved[i] - mean) / deviation, within(1e-9));
            assertThat(score.rank()).isEqualTo(3 - i);
            assertThat(section.getDouble("instruments[" + i + "].value")).isEqualTo(score.value());
            assertThat(section.getDouble("instruments[" + i + "].zScore")).isEqualTo(score.zScore());
            assertThat(section.getInt("instruments[" + i + "].rank")).isEqualTo(score.rank());
        }
        JsonPath instrument = engine.http().get("/factors/results/C-USD.ONE").jsonPath();
        assertThat(instrument.getString("intervals[0].interval")).isEqualTo("1s");
        assertThat(Instant.parse(instrument.getString("intervals[0].time"))).isEqualTo(time(70));
        assertThat(instrument.getInt("intervals[0].factors.find { it.factor == 'momentum-5' }.rank"))
                .isEqualTo(1);
        assertThat(instrument.getString("intervals[1].reason")).isEqualTo("no-bar");
        assertThat(written("ONE", "beta-60")).isNotEmpty();
    }

    @Test
    void minutesAreServedBesideSeconds() {
        for (int minute = 1; minute <= 3; minute++) {
            for (int instrument = 0; instrument < 2; instrument++) {
                write(BARS.bar(name(instrument, "MIN"), BarInterval.M1, 60 * minute, 100 + instrument * minute, false));
            }
        }
        Await.until("two closes with scores", () -> written("MIN", "reversal-1").size() == 2);
        FactorRecord newest = written("MIN", "reversal-1").getLast();
        assertThat(newest.interval()).isEqualTo("1m");
        assertThat(newest.time()).isEqualTo(time(180));
        assertThat(newest.key()).isEqualTo("MIN/reversal-1/1m");
        assertThat(newest.scores().get(1).value()).isCloseTo(-(103 / 102.0 - 1), within(1e-14));
        JsonPath instrument = engine.http().get("/factors/results/B-USD.MIN").jsonPath();
        assertThat(Instant.parse(instrument.getString("intervals[1].time"))).isEqualTo(time(180));
    }

    @Test
    void whatCannotBeSaidHasItsReason() {
        writeSeconds("WARM", 1, 3);
        awaitClose("WARM", 3);
        JsonPath instrument = engine.http().get("/factors/results/A-USD.WARM").jsonPath();
        assertThat(instrument.getString("intervals[0].factors.find { it.factor == 'momentum-5' }.reason"))
                .isEqualTo("warming-up");
        assertThat(instrument.getString("intervals[0].factors.find { it.factor == 'momentum-5' }.value"))
                .isNull();
        assertThat(instrument.getInt("intervals[0].factors.find { it.factor == 'reversal-1' }.rank"))
                .isEqualTo(1);
        assertThat(written("WARM", "momentum-5")).isEmpty();
    }

    @Test
    void recordsThatAreNoBarsAreCountedAndPassedOver() {
        Await.until("the first look at the inputs", () -> !Double.isNaN(engine.metric("nautilus_input_malformed")));
        double before = engine.metric("nautilus_input_malformed");
        double refused = engine.metric("nautilus_factor_bars_total{taking=\"malformed\"");
        log.append(Topics.BARS, "{\"instrument\":7}".getBytes(StandardCharsets.UTF_8));
        log.append(Topics.BARS, new byte[] {0, -1, 5});
        BarRecord bar = BARS.bar("not a symbol", 1, 100);
        write(bar);
        writeSeconds("AFTER", 1, 2);
        awaitClose("AFTER", 2);
        Await.until("the records to be counted", () -> engine.metric("nautilus_input_malformed") == before + 2);
        assertThat(engine.metric("nautilus_factor_bars_total{taking=\"malformed\""))
                .isEqualTo(refused + 1);
        Problems.check(engine.http().get("/factors/results/not a symbol"), 404, "unknown-instrument");
    }

    /** What closes while the engine is dead is on the topic when it is back, and nothing that was there comes again. */
    @Test
    void aKilledEngineLeavesNoHole() {
        writeSeconds("KILL", 1, 66);
        awaitClose("KILL", 66);
        Await.until(
                "the last close",
                () -> written("KILL", "idiosyncratic-volatility-60").size() == 6);
        engine.kill();
        writeSeconds("KILL", 67, 70);
        engine.startReady();
        awaitClose("KILL", 70);
        writeSeconds("KILL", 71, 72);
        awaitClose("KILL", 72);
        Await.until("the last close", () -> written("KILL", "idiosyncratic-volatility-60")
                .getLast()
                .time()
                .equals(time(72)));
        List<FactorRecord> written = written("KILL", "momentum-60");
        assertThat(written.stream().map(FactorRecord::time).distinct())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(61, 72).mapToObj(FactorIT::time).toList());
        assertThat(written.stream().distinct()).hasSize(12);
        assertThat(written).hasSizeLessThanOrEqualTo(13);
    }

    /** It names no set, and its instruments are of one: what closed since is written, close by close. */
    @Test
    void aFactorOfAnOlderReleaseSaysHowFarItsVenueWas() {
        engine.kill();
        long last = writeSeconds("OLD", 1, 3);
        String older = """
                {"factor":"reversal-1","interval":"1s","time":"%s",
                "scores":[{"instrument":"A-USD.OLD","value":1.0,"zScore":1.0,"rank":1}],
                "source":{"topic":"bars","partition":0,"offset":%d,"index":0}}""".formatted(time(3), last);
        log.append(Topics.FACTORS, older.getBytes(StandardCharsets.UTF_8));
        writeSeconds("OLD", 4, 6);
        engine.startReady();
        awaitClose("OLD", 6);
        Await.until("the last close", () -> {
            List<FactorRecord> written = written("OLD", "reversal-1");
            return !written.isEmpty() && written.getLast().time().equals(time(6));
        });
        assertThat(written("OLD", "reversal-1"))
                .as("the newest close that was written may stand there in part")
                .extracting(FactorRecord::time)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(3, 6).mapToObj(FactorIT::time).toList());
    }

    @Test
    void definitionsSayWhatFactorsAre() {
        JsonPath all = engine.http().get("/factors/definitions").jsonPath();
        assertThat(all.getList("name", String.class))
                .hasSizeGreaterThanOrEqualTo(12)
                .contains("illiquidity-20");
        assertThat(all.getString("find { it.name == 'illiquidity-20' }.source")).startsWith("Amihud 2002");
        JsonPath market = engine.http().get("/factors/categories/market").jsonPath();
        assertThat(market.getList("name", String.class)).containsExactly("beta-60", "idiosyncratic-volatility-60");
        Problems.check(engine.http().get("/factors/categories/magic"), 404, "unknown-category");
    }

    @Test
    void wrongQuestionsAreProblems() {
        Problems.check(engine.http().get("/factors/results/NO-USD.WHERE"), 404, "unknown-instrument");
        Problems.check(engine.http().get("/factors/results?interval=2s"), 400, "invalid-interval");
        Problems.check(engine.http().get("/factors/results?interval=5m"), 400, "invalid-interval");
        Problems.check(engine.http().get("/factors/results?factor=alpha"), 400, "unknown-factor");
        Problems.check(engine.http().get("/factors/results?factors=beta-60"), 400, "unknown-parameter");
    }

    private static Response post(String path, String table) {
        return engine.http()
                .contentType("text/csv")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    @Test
    void aTableIsCalculatedWithoutAToken() {
        Response answer = post("/factors/calculate?factors=reversal-1", TABLE);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/csv");
        List<String> lines = answer.asString().lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.subList(0, 5))
                .startsWith("date,instrument,factor,value,zscore,rank", "2026-01-01,A,reversal-1,,,");
        assertThat(lines.get(4)).startsWith("2026-01-02,A,reversal-1,0.5,1.2").endsWith(",1");
        assertThat(lines.get(5)).startsWith("2026-01-02,B,reversal-1,-0.5,-1.2").endsWith(",3");
        assertThat(lines.get(6)).isEqualTo("2026-01-02,C,reversal-1,0.0,0.0,2");
        assertThat(post("/factors/calculate", TABLE).asString().lines().count())
                .isEqualTo(1
                        + 6L
                                * engine.http()
                                        .get("/factors/definitions")
                                        .jsonPath()
                                        .getList("")
                                        .size());
    }

    @Test
    void manyInstrumentsAndDatesAreCalculated() {
        StringBuilder table = new StringBuilder("date,instrument,open,high,low,close,volume\n");
        for (int date = 10; date < 40; date++) {
            for (int instrument = 0; instrument < 500; instrument++) {
                double close = price(instrument % 7, date);
                table.append("20%d-01-01,I%d,%s,%s,%s,%s,1%n".formatted(date, instrument, close, close, close, close));
            }
        }
        Response answer = post("/factors/calculate?factors=momentum-20,volatility-20,reversal-1", table.toString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString().lines().count()).isEqualTo(1 + 3 * 500 * 30);
        Problems.check(post("/factors/calculate", table.toString()), 400, "too-many-lines");
    }

    @Test
    void correlationsOfATable() {
        JsonPath found = post("/factors/correlations?factors=reversal-1,high-nearness-60,momentum-5", TABLE)
                .jsonPath();
        assertThat(found.getList("reason", String.class)).containsOnly("no-date");
        assertThat(found.getList("dates", Integer.class)).containsExactly(0, 0, 0);
    }

    @Test
    void brokenTablesAreProblemsThatNameLineAndValue() {
        String path = "/factors/calculate?factors=reversal-1";
        assertThat(Problems.check(post(path, TABLE + "2026-01-03,A,4,4,two,2,1\n"), 400, "invalid-number"))
                .isEqualTo("line 8: low 'two'");
        assertThat(Problems.check(post(path, TABLE + "2026-01-02,A,4,4,2,2,1\n"), 400, "duplicate-row"))
                .contains("line 8", "A on 2026-01-02");
        Problems.check(post(path, "a,b\n1,2\n"), 400, "bad-header");
        Problems.check(post(path, "date,instrument,open,high,low,close,volume\n"), 400, "empty-csv");
        Problems.check(post("/factors/calculate?factors=alpha", TABLE), 400, "unknown-factor");
        Problems.check(post("/factors/calculate?factor=beta-60", TABLE), 400, "unknown-parameter");
        Problems.check(post(path, "x".repeat((2 << 20) + 1)), 413, "too-large");
        Problems.check(
                engine.http().contentType("application/json").body("{}").post(path), 415, "unsupported-media-type");
    }
}
