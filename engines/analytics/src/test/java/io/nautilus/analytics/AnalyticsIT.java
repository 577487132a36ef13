package io.nautilus.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.AnalyticsRecord;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.EngineReadChecks;
import io.nautilus.testing.Problems;
import io.nautilus.testing.TestLog;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grid of seconds, and a journal and bars that are written over some of them. */
class AnalyticsIT extends EngineReadChecks {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double ROUNDING = 1e-12;
    /** Falls from 125 to 80 and rises again; two steps are one price. */
    private static final List<String> CLOSES = List.of("100", "125", "80", "80.5", "100", "101.25");

    @TempDir
    static Path folder;

    private static TestLog log;
    private static TestLogs logs;
    private static EngineProcess engine;
    private static long openedNanos;
    private static final TreeMap<Long, BigDecimal> CASH = new TreeMap<>();
    private static final TreeMap<Long, BigDecimal> HELD = new TreeMap<>();
    private static final TreeMap<Long, BigDecimal> MARKS = new TreeMap<>();
    private static long depositedNanos;

    /**
     * Account {@code main}: 1,000; buys 4 at 100, later sells 1 at 80 with a fee of 0.25 and the other 3 at 101; is
     * given 500 in between.
     */
    @BeforeAll
    static void start() {
        log = TestLog.start(folder.resolve("kafka"));
        logs = new TestLogs(log);
        Map<Long, String> closes = new TreeMap<>();
        openedNanos = logs.open("main", "1000");
        cash(openedNanos, "1000");
        for (String close : CLOSES) {
            nextSecond();
            closes.put(logs.bar(close), close);
            trade(closes.size());
        }
        nextSecond();
        nextSecond();
        closes.put(logs.bar("102"), "102");
        Map<Long, Long> times = logs.barTimes();
        closes.forEach((offset, close) -> MARKS.put(times.get(offset) * 1_000_000, new BigDecimal(close)));
        engine = new EngineProcess("analytics", log.bootstrapServers(), folder.resolve("data"))
                .with("NAUTILUS_ANALYTICS_STEP", "PT1S")
                .with("NAUTILUS_ANALYTICS_SETTLE", "PT1S")
                .with("NAUTILUS_SNAPSHOT_FRAMES", "1")
                .with("NAUTILUS_SNAPSHOT_EVERY", "PT0.1S")
                .startReady();
        Await.until(
                "the first report", () -> engine.http().get("/analytics/main").statusCode() == 200);
    }

    private static void trade(int step) {
        switch (step) {
            case 1 -> {
                long at = logs.write(TestLogs.fill("main", Side.BUY, "4", "100", "0"));
                cash(at, "-400");
                held(at, "4");
            }
            case 3 -> {
                long at = logs.write(TestLogs.fill("main", Side.SELL, "1", "80", "0.25"));
                cash(at, "79.75");
                held(at, "-1");
            }
            case 4 -> {
                depositedNanos = logs.write(TestLogs.changed("main", "500", CashReason.DEPOSIT));
                cash(depositedNanos, "500");
            }
            case 6 -> {
                long at = logs.write(TestLogs.fill("main", Side.SELL, "3", "101", "0"));
                cash(at, "303");
                held(at, "-3");
            }
            default -> {}
        }
    }

    private static void cash(long atNanos, String change) {
        CASH.put(atNanos, last(CASH, Long.MAX_VALUE).add(new BigDecimal(change)));
    }

    private static void held(long atNanos, String change) {
        HELD.put(atNanos, last(HELD, Long.MAX_VALUE).add(new BigDecimal(change)));
    }

    private static BigDecimal last(TreeMap<Long, BigDecimal> values, long atNanos) {
        Map.Entry<Long, BigDecimal> last = values.floorEntry(atNanos);
        return last == null ? BigDecimal.ZERO : last.getValue();
    }

    /** Waits until a little behind the beginning of the next second, so that what is written is within it. */
    private static void nextSecond() {
        long second = Instant.now().getEpochSecond() + 1;
        Await.until("the next second", () -> Instant.now().isAfter(Instant.ofEpochSecond(second, 200_000_000)));
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
        return "analytics";
    }

    private static JsonPath main() {
        Response answer = engine.http().get("/analytics/main");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    private static double figure(String name) {
        return main().getDouble("figures.find { it.name == '" + name + "' }.value");
    }

    private static String reason(String name) {
        return main().getString("figures.find { it.name == '" + name + "' }.reason");
    }

    /** The moments of the curve: from the second behind the opening to the last that one second lies behind. */
    private static List<Long> moments() {
        List<Long> moments = new ArrayList<>();
        long last = Math.floorDiv(MARKS.lastKey() - SECOND_NANOS, SECOND_NANOS);
        for (long moment = Math.ceilDiv(openedNanos, SECOND_NANOS); moment <= last; moment++) {
            moments.add(moment);
        }
        return moments;
    }

    private static List<BigDecimal> equities() {
        return moments().stream()
                .map(moment -> last(CASH, moment * SECOND_NANOS)
                        .add(last(HELD, moment * SECOND_NANOS).multiply(last(MARKS, moment * SECOND_NANOS))))
                .toList();
    }

    private static boolean isDeposit(long moment) {
        return Math.ceilDiv(depositedNanos, SECOND_NANOS) == moment;
    }

    /** The first is of the opening's own second, in which nothing happened. */
    private static double[] returns() {
        List<BigDecimal> equities = equities();
        List<Long> moments = moments();
        double[] returns = new double[equities.size()];
        for (int i = 1; i < returns.length; i++) {
            double flow = isDeposit(moments.get(i)) ? 500 : 0;
            returns[i] = equities.get(i).doubleValue() / (equities.get(i - 1).doubleValue() + flow) - 1;
        }
        return returns;
    }

    @Test
    void theCurveIsCashAndPositionsAtEachSecond() {
        List<String> lines =
                engine.http().get("/analytics/main/equity").asString().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("time,equity,flow,return,reason");
        List<Long> moments = moments();
        List<BigDecimal> equities = equities();
        double[] returns = returns();
        assertThat(lines).hasSize(moments.size() + 1).hasSizeGreaterThan(6);
        for (int i = 0; i < moments.size(); i++) {
            String[] fields = lines.get(i + 1).split(",", -1);
            assertThat(Instant.parse(fields[0])).isEqualTo(Instant.ofEpochSecond(moments.get(i)));
            assertThat(new BigDecimal(fields[1])).as(lines.get(i + 1)).isEqualByComparingTo(equities.get(i));
            assertThat(fields[2]).isEqualTo(i == 0 ? "1000" : isDeposit(moments.get(i)) ? "500" : "0");
            assertThat(Double.parseDouble(fields[3])).isCloseTo(returns[i], within(ROUNDING));
            assertThat(fields[4]).isEmpty();
        }
        assertThat(main().getList("points")).hasSize(moments.size());
        assertThat(engine.http().get("/analytics/main?points=2").jsonPath().getList("points.equity", String.class))
                .containsExactly(
                        lines.get(moments.size() - 1).split(",")[1],
                        lines.get(moments.size()).split(",")[1]);
    }

    @Test
    void figuresAreThoseOfIndependentArithmetic() {
        double[] returns = returns();
        int n = returns.length;
        double growth = 1;
        double peak = 1;
        double worst = 0;
        double sum = 0;
        double below = 0;
        for (double each : returns) {
            growth *= 1 + each;
            peak = Math.max(peak, growth);
            worst = Math.min(worst, growth / peak - 1);
            sum += each;
            below += each < 0 ? each * each : 0;
        }
        double mean = sum / n;
        double squares = 0;
        for (double each : returns) {
            squares += (each - mean) * (each - mean);
        }
        double deviation = Math.sqrt(squares / (n - 1));
        double year = Math.sqrt(365.0 * 24 * 3_600);
        assertThat(main().getDouble("periodsPerYear")).isEqualTo(31_536_000);
        assertThat(main().getInt("returns")).isEqualTo(n);
        assertThat(main().getInt("returnsOverGaps")).isZero();
        assertThat(figure("totalReturn")).isCloseTo(growth - 1, within(ROUNDING));
        assertThat(figure("volatility")).isCloseTo(deviation * year, within(1e-8));
        assertThat(figure("sharpe")).isCloseTo(mean / deviation * year, within(1e-8));
        assertThat(figure("sortino")).isCloseTo(mean / Math.sqrt(below / n) * year, within(1e-8));
        assertThat(figure("maxDrawdown")).isCloseTo(worst, within(ROUNDING)).isLessThan(-0.1);
        assertThat(figure("currentDrawdown")).isCloseTo(growth / peak - 1, within(ROUNDING));
        assertThat(main().getString("figures.find { it.name == 'maxDrawdown' }.from"))
                .isNotBlank();
        assertThat(figure("closedTrips")).isEqualTo(1);
        assertThat(figure("winRate")).isZero();
        assertThat(figure("profitFactor")).isZero();
        double equity = equities().stream().mapToDouble(BigDecimal::doubleValue).sum() / n;
        assertThat(figure("turnover")).isCloseTo((400 + 80 + 303) / equity, within(1e-9));
        assertThat(figure("exposure")).isZero();
        assertThat(reason("annualisedReturn")).isEqualTo("covers-less-than-a-month");
        assertThat(main().getString("equity")).isEqualTo("1482.75");
    }

    @Test
    void everyFigureNamesItsFormula() {
        JsonPath definitions = engine.http().get("/analytics/figures").jsonPath();
        assertThat(definitions.getList("name", String.class))
                .isEqualTo(main().getList("figures.name", String.class).stream()
                        .sorted(java.util.Comparator.comparing(definitions.getList("name", String.class)::indexOf))
                        .toList());
        assertThat(definitions.getList("formula", String.class))
                .doesNotContainNull()
                .doesNotContain("");
        assertThat(definitions.getString("find { it.name == 'sharpe' }.annualisation"))
                .contains("3.1536E7", "365 days of 24 hours in steps of 1.0 s");
        assertThat(main().getString("conventions.equity")).contains("bar");
    }

    @Test
    void theTopicHasReportsThatEachSaySomethingNew() {
        logs.open("saver", "10");
        Await.until("a report of the saver", () -> records("saver").stream()
                .anyMatch(record -> record.equity().equals("10")));
        logs.write(TestLogs.changed("saver", "2.5", CashReason.DEPOSIT));
        Await.until("a report of the deposit", () -> records("saver").stream()
                .anyMatch(record -> record.equity().equals("12.5")));
        assertThat(records("saver").getLast().source().topic()).isEqualTo(Topics.ORDER_EVENTS);
        for (String account : List.of("main", "saver")) {
            List<AnalyticsRecord> records = records(account);
            assertThat(records).isNotEmpty();
            for (int i = 1; i < records.size(); i++) {
                assertThat(records.get(i).time()).isAfter(records.get(i - 1).time());
                assertThat(List.of(records.get(i).equity(), records.get(i).figures()))
                        .isNotEqualTo(List.of(
                                records.get(i - 1).equity(), records.get(i - 1).figures()));
            }
        }
    }

    private static List<AnalyticsRecord> records(String account) {
        return log.keyed(Topics.ANALYTICS).stream()
                .map(each -> JsonRecords.decode(each.value(), AnalyticsRecord.class))
                .filter(record -> record.account().equals(account))
                .toList();
    }

    /** Nothing is written while it is dead, so the log's clock stands and every byte must be the same. */
    @Test
    void aRestartBehindASnapshotSaysTheSameAndWritesNothingAnew() {
        Await.until("the reports of now", () -> !records("main").isEmpty());
        int frames = log.frames(Topics.ORDER_EVENTS).size();
        Await.until("a snapshot of all", () -> engine.metric("nautilus_snapshot_offset ") >= frames);
        Response before = engine.http().get("/analytics/main");
        Response curve = engine.http().get("/analytics/main/equity");
        engine.kill();
        int written = records("main").size();
        engine.startReady();
        Await.until(
                "the first report", () -> engine.http().get("/analytics/main").statusCode() == 200);
        assertThat(engine.http().get("/analytics/main").asString()).isEqualTo(before.asString());
        assertThat(engine.http().get("/analytics/main/equity").asByteArray()).isEqualTo(curve.asByteArray());
        assertThat(records("main")).hasSize(written);
        assertThat(engine.metric("nautilus_start_frames ")).isZero();
    }

    @Test
    void wrongQuestionsAreProblems() {
        Problems.check(engine.http().get("/analytics/nobody"), 404, "unknown-account");
        Problems.check(engine.http().get("/analytics/nobody/equity"), 404, "unknown-account");
        Problems.check(engine.http().get("/analytics/main?points=0"), 400, "invalid-points");
        Problems.check(engine.http().get("/analytics/main?points=1441"), 400, "invalid-points");
        Problems.check(engine.http().get("/analytics/main/equity?points=many"), 400, "bad-parameter");
        Problems.check(engine.http().get("/analytics/main?surprise=1"), 400, "unknown-parameter");
        assertThat(engine.http().get("/analytics").jsonPath().getList("account", String.class))
                .contains("main");
    }
}
