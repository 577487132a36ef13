package io.nautilus.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.features.domain.calculation.SentBars;
import io.nautilus.indicators.Catalogue;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.market.Bar;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.EngineReadChecks;
import io.nautilus.testing.Problems;
import io.nautilus.testing.SharedData;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestWriter;
import io.nautilus.testing.Write;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesIT extends EngineReadChecks {
    private static final int WARM = FeatureSet.warmUpBars();
    private static final String CALCULATE = "/features/calculate";
    private static final String TABLE = "time,open,high,low,close,volume\n1,1,1,1,1,1\n";

    @TempDir
    static Path folder;

    private static TestLog log;
    private static TestWriter writer;
    private static long marketOffset;
    private static TestSeconds traded;
    private static TestSeconds young;
    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
        writer = log.writer(Topics.MARKET_DATA, new Writer(WriterKind.MARKETDATA, 0));
        marketOffset = writer.reign();
        long second = System.currentTimeMillis() / 1_000 - 100;
        traded = new TestSeconds(1, "T-USD.TEST", second);
        young = new TestSeconds(2, "Y-USD.TEST", second);
        market(traded.says(false, MarketState.LIVE), traded.definition(), young.definition());
        for (int i = 0; i < 3; i++) {
            second(young);
        }
        engine = new EngineProcess("features", log.bootstrapServers(), folder.resolve("data")).startReady();
        for (int i = 0; i < WARM + 10; i++) {
            second(traded);
        }
    }

    @AfterAll
    static void stop() {
        engine.close();
        log.close();
    }

    private static void market(MarketEvent... events) {
        writer.write((Message[]) events);
        marketOffset++;
    }

    /** The next second of a market, and the bars that it closes. */
    private static void second(TestSeconds market) {
        market(market.next().toArray(MarketEvent[]::new));
        market.closed().forEach(bar -> bar(market.symbol(), bar));
    }

    private static long bar(String symbol, Bar bar) {
        Source closing = new Source(Topics.MARKET_DATA, 0, marketOffset, 0);
        return log.append(Topics.BARS, JsonRecords.encode(bar.record(symbol, closing)));
    }

    @Override
    protected EngineProcess engine() {
        return engine;
    }

    @Override
    protected String name() {
        return "features";
    }

    /** Nothing is changed by a call, so none needs a token. */
    @Test
    void noCallNeedsAToken() {
        assertThat(Write.named(engine)).isEmpty();
    }

    @Test
    void bodiesMustBeOfTheRightShapeAndSize() {
        String path = CALCULATE + "?features=sma(1)";
        Problems.check(engine.http().contentType("text/plain").body("x").post(path), 415, "unsupported-media-type");
        for (String broken : List.of("{\"", "{}", "[{\"time\":\"1\",\"close\":1}] []", "[{\"surprise\":1}]", "[1]")) {
            Problems.check(json(path, broken), 400, "bad-json");
        }
        Problems.check(json(path, "[{\"time\":\"1\",\"close\":NaN}]"), 400, "bad-json");
        Problems.check(json(path, "[null]"), 400, "missing-field");
        Problems.check(json(path, "[{\"time\":\"1\",\"close\":1e999}]"), 400, "out-of-range");
        String large = "[{\"time\":\"" + "x".repeat(1 << 20) + "\"}]";
        Problems.check(json(path, large), 413, "too-large");
    }

    private static Response json(String path, String body) {
        return engine.http().contentType("application/json").body(body).post(path);
    }

    private static Response csv(String features, String body) {
        return engine.http()
                .contentType("text/csv")
                .body(body)
                .queryParam("features", features)
                .post(CALCULATE);
    }

    private static List<FeatureVector> vectors(TestSeconds market) {
        return log.messages(Topics.FEATURES, FeatureVector.class).stream()
                .filter(each -> each.instrument().equals(market.symbol()))
                .toList();
    }

    private static List<FeatureVector> awaited(TestSeconds market, int count) {
        Await.until(count + " vectors", () -> vectors(market).size() >= count);
        return vectors(market);
    }

    private static JsonPath latest(String instrument) {
        Response answer = engine.http().get("/features/" + instrument);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static JsonPath awaitedLatest(TestSeconds market, Predicate<JsonPath> condition) {
        Await.until("the latest of " + market.symbol(), () -> condition.test(latest(market.symbol())));
        return latest(market.symbol());
    }

    /** The engine writes at most one vector of an instrument per pass, so it may skip some of a burst, never alter one. */
    @Test
    void vectorsOnTheTopicAreWhatBarsAndMarketDataSay() {
        List<FeatureVector> vectors = awaited(traded, 1);
        assertThat(vectors).allSatisfy(vector -> {
            assertThat(vector.instrumentId()).isEqualTo(1);
            assertThat(vector.schema()).isEqualTo(FeatureSet.schema());
            assertThat(vector.source().topic()).isEqualTo(Topics.BARS);
            assertThat(vector.values().toArray()).isEqualTo(traded.expected(vector));
        });
        assertThat(vectors.stream().map(each -> each.source().offset()).toList())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void theNewestVectorIsToldByName() {
        JsonPath latest = awaitedLatest(traded, each -> each.getString("values.rsi_14") != null);
        FeatureVector newest = vectors(traded).getLast();
        assertThat(latest.getString("instrument")).isEqualTo("T-USD.TEST");
        assertThat(latest.getString("schema")).isEqualTo("%016x".formatted(FeatureSet.schema()));
        assertThat(latest.getMap("values").keySet())
                .containsExactlyElementsOf(new ArrayList<Object>(FeatureSet.names()));
        assertThat(latest.getDouble("ageSeconds")).isPositive();
        assertThat(latest.getString("source.topic")).isEqualTo(Topics.BARS);
        assertThat(newest.values().size()).isEqualTo(FeatureSet.names().size());
    }

    @Test
    void whileItWarmsUpTheReasonStandsThere() {
        JsonPath latest = awaitedLatest(young, each -> each.getString("barEnd") != null);
        assertThat(latest.getString("reason")).isEqualTo("warming-up");
        assertThat(latest.getMap("values")).isNull();
        Problems.check(engine.http().get("/features/NO-USD.TEST"), 404, "unknown-instrument");
    }

    @Test
    void everythingAvailableSaysWhatItTakesAndGives() {
        JsonPath available = engine.http().get("/features/available").jsonPath();
        assertThat(available.getList("vector.names", String.class)).isEqualTo(FeatureSet.names());
        assertThat(available.getString("vector.schema")).isEqualTo("%016x".formatted(FeatureSet.schema()));
        assertThat(available.getList("indicators.name", String.class))
                .hasSize(Catalogue.indicators().size()
                        + Catalogue.bookIndicators().size())
                .doesNotHaveDuplicates();
        List<String> names = available.getList("indicators.findAll { it.calculate }.name", String.class);
        assertThat(csv(String.join(",", names.subList(0, 20)), TABLE).statusCode())
                .isEqualTo(200);
        assertThat(csv(String.join(",", names.subList(20, names.size())), TABLE).statusCode())
                .isEqualTo(200);
        for (String live : available.getList("indicators.findAll { !it.calculate }.name", String.class)) {
            assertThat(available.getList("indicators.find { it.name == '" + live + "' }.live", String.class))
                    .as(live)
                    .isNotEmpty();
            Problems.check(csv(live, TABLE), 400, "needs-book");
        }
        assertThat(available.getList("indicators.live.flatten()", String.class))
                .doesNotHaveDuplicates()
                .isSubsetOf(FeatureSet.names())
                .contains("macd_histogram", "ofi_5s");
        JsonPath macd = available.setRootPath("indicators.find { it.name == 'macd' }");
        assertThat(macd.getList("outputs", String.class)).containsExactly("macd", "signal", "histogram");
        assertThat(macd.getInt("warmUp")).isEqualTo(34);
        assertThat(macd.getDouble("parameters[1].initial")).isEqualTo(26);
        assertThat(macd.getDouble("parameters[1].most")).isEqualTo(1_000);
        assertThat(macd.getList("takes", String.class)).containsExactly("close");
        assertThat(macd.getString("source")).contains("Appel");
    }

    /** Without a book the vector is withheld, counted and said, and nothing is written in its place. */
    @Test
    void aLostBookWithholdsTheVector() {
        TestSeconds lost = new TestSeconds(3, "L-USD.TEST", System.currentTimeMillis() / 1_000 - 100);
        market(lost.definition());
        for (int i = 0; i < WARM + 3; i++) {
            second(lost);
        }
        List<FeatureVector> before = awaited(lost, 1);
        awaitedLatest(lost, each -> each.getString("reason") == null);
        double counted = withheld("no-book");
        market(lost.says(true, MarketState.STALE));
        for (int i = 0; i < 3; i++) {
            market(lost.next(false).toArray(MarketEvent[]::new));
            lost.closed().forEach(bar -> bar(lost.symbol(), bar));
        }
        JsonPath latest = awaitedLatest(lost, each -> "no-book".equals(each.getString("reason")));
        assertThat(latest.getMap("values")).isNotNull();
        Await.until("two bars to be counted", () -> withheld("no-book") >= counted + 2);
        assertThat(vectors(lost).size()).isLessThanOrEqualTo(lost.expectedCount());
        assertThat(vectors(lost)).startsWith(before.getFirst());
    }

    private static double withheld(String reason) {
        String metrics = engine.http().accept("text/plain").get("/metrics").asString();
        return metrics.lines()
                .filter(line -> line.startsWith("nautilus_features_withheld_total"))
                .filter(line -> line.contains("reason=\"" + reason + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metrics));
    }

    /** What is read back warms the series up and is not sent again; what comes then is as if nothing had happened. */
    @Test
    void aRestartGoesOnWithTheSameValues() {
        TestSeconds restarted = new TestSeconds(4, "R-USD.TEST", System.currentTimeMillis() / 1_000 - 200);
        market(restarted.definition());
        for (int i = 0; i < WARM + 5; i++) {
            second(restarted);
        }
        awaited(restarted, 1);
        awaitedLatest(restarted, each -> each.getString("reason") == null);
        engine.kill();
        List<FeatureVector> before = vectors(restarted);
        long down = 2;
        for (int i = 0; i < down; i++) {
            second(restarted);
        }
        engine.startReady();
        market(restarted.says(false, MarketState.LIVE), restarted.definition());
        assertThat(vectors(restarted)).isEqualTo(before);
        for (int i = 0; i < 12; i++) {
            second(restarted);
        }
        List<FeatureVector> after = awaited(restarted, before.size() + 1);
        assertThat(after.subList(before.size(), after.size())).allSatisfy(vector -> {
            double[] expected = restarted.expected(vector);
            for (int i = 0; i < expected.length; i++) {
                assertThat(vector.values().get(i)).as(FeatureSet.names().get(i)).isCloseTo(expected[i], within(1e-7));
            }
        });
        long lastBefore = before.getLast().eventTimeNanos();
        assertThat(after.get(before.size()).eventTimeNanos()).isGreaterThan(lastBefore + down * 1_000_000_000L);
        assertThat(after.stream().map(each -> each.source().offset()).toList()).doesNotHaveDuplicates();
    }

    @Test
    void calculationsComeAsCsvAndAsJson() {
        String bars = "Date,Open,High,Low,Close,Volume\n2026-01-01,1,2,1,2,5\n2026-01-02,2,4,2,4,6\n";
        Response text = csv("sma(2),obv", bars);
        assertThat(text.contentType()).startsWith("text/csv");
        assertThat(text.asString()).isEqualTo("time,sma(2),obv\n2026-01-01,,5.0\n2026-01-02,3.0,11.0\n");
        Response table = engine.http()
                .contentType("text/csv")
                .accept("application/json")
                .body(bars)
                .queryParam("features", "sma(2),obv")
                .post(CALCULATE);
        assertThat(table.asString())
                .isEqualTo(
                        "{\"columns\":[\"sma(2)\",\"obv\"],\"rows\":[{\"time\":\"2026-01-01\",\"values\":[null,5.0]},"
                                + "{\"time\":\"2026-01-02\",\"values\":[3.0,11.0]}]}");
        String body = "[{\"time\":\"2026-01-01\",\"close\":2},{\"time\":\"2026-01-02\",\"close\":4.0}]";
        assertThat(json(CALCULATE + "?features=sma(2)", body).asString())
                .isEqualTo("time,sma(2)\n2026-01-01,\n2026-01-02,3.0\n");
    }

    @Test
    void asManyBarsAsAreAllowedFitABody() {
        StringBuilder bars = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < SentBars.MAX_ROWS; i++) {
            bars.append("2026-01-01T%02d:%02d:%02dZ,60123.4500,60124.4500,60122.4500,60123.4500,1234.12345678\n"
                    .formatted(i / 3_600, i / 60 % 60, i % 60));
        }
        Response all = csv("rsi(14)", bars.toString());
        assertThat(all.statusCode()).as(all.asString()).isEqualTo(200);
        assertThat(all.asString().lines()).hasSize(SentBars.MAX_ROWS + 1);
        Problems.check(csv("rsi(14)", bars + "2026-01-02,1,1,1,1,1\n"), 400, "too-many-rows");
    }

    /** A reference file is sent as it is, its own result included, which is then found again in the answer. */
    @Test
    void aReferenceFileComesBackWithItsOwnValues() {
        String file = "indicators/spy_kama.txt";
        Response answer = csv("kama(5),rsi(14)", SharedData.text(file));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<String[]> rows =
                answer.asString().lines().map(line -> line.split(",", -1)).toList();
        assertThat(rows.getFirst()).containsExactly("time", "\"kama(5", "2", "30)\"", "rsi(14)");
        List<String> expected =
                SharedData.rows(file).stream().map(row -> row[6].strip()).toList();
        assertThat(rows).hasSize(expected.size() + 1);
        int compared = 0;
        for (int i = 0; i < expected.size(); i++) {
            String[] row = rows.get(i + 1);
            assertThat(row[1].isEmpty())
                    .as("row %s", i)
                    .isEqualTo(expected.get(i).isEmpty());
            if (!row[1].isEmpty()) {
                assertThat(Double.parseDouble(row[1])).isCloseTo(Double.parseDouble(expected.get(i)), within(1e-9));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(495);
    }

    @Test
    void wrongCalculationsAreProblemsThatNameWhatIsWrong() {
        String header = "time,open,high,low,close,volume\n";
        assertThat(Problems.check(csv("sma(1)", header + "1,1,1,1,two,1\n"), 400, "invalid-number"))
                .isEqualTo("line 2: close 'two'");
        assertThat(Problems.check(csv("sma(0)", header + "1,1,1,1,1,1\n"), 400, "bad-parameter"))
                .contains("sma", "period 0");
        Problems.check(csv("magic", header), 400, "unknown-indicator");
        Problems.check(csv("sma(", header), 400, "bad-features");
        Problems.check(csv("", header), 400, "missing-features");
        Problems.check(csv("sma", header + "2,1,1,1,1,1\n1,1,1,1,1,1\n"), 400, "unsorted");
        Problems.check(csv("sma", header), 400, "no-rows");
        Problems.check(csv("sma", "\n"), 400, "empty-csv");
        Problems.check(csv("sma", header + "1,1,1,1\n"), 400, "bad-csv");
        Problems.check(csv("sma", "time,close\n" + "9,1\n".repeat(2)), 400, "unsorted");
        Problems.check(engine.http().contentType("text/csv").body(header).post(CALCULATE), 400, "missing-features");
        Problems.check(
                engine.http().contentType("text/csv").body(header).post(CALCULATE + "?feature=sma"),
                400,
                "unknown-parameter");
        Problems.check(
                engine.http()
                        .contentType("text/csv")
                        .accept("image/png")
                        .body(header)
                        .post(CALCULATE + "?features=sma"),
                406,
                "not-acceptable");
    }
}
