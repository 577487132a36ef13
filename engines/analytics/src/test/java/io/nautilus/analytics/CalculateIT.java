package io.nautilus.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of what is sent. They need no log; what is of accounts says that it waits for one. */
class CalculateIT {
    private static final String NO_BROKER = "127.0.0.1:9";
    /** RestAssured sends it as one byte, which begins no character of UTF-8. */
    private static final String NOT_UTF8 = "\u00ff";

    /** The returns of empyrical's own tests. */
    private static final String MIXED = """
            date,return
            2026-01-01,
            2026-01-02,0.01
            2026-01-03,0.1
            2026-01-04,-0.04
            2026-01-05,0.02
            2026-01-06,0.03
            2026-01-07,0.02
            2026-01-08,0.01
            2026-01-09,-0.1
            """;

    @TempDir
    static Path folder;

    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        engine = new EngineProcess("analytics", NO_BROKER, folder).start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Response calculate(String query, String table) {
        return csv(table).post("/analytics/calculate" + (query.isEmpty() ? "" : "?" + query));
    }

    /** RestAssured knows no CSV by itself. */
    private static RequestSpecification csv(String table) {
        return engine.http()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv")
                .body(table);
    }

    private static double figure(Response answer, String name) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE))
                .getDouble("figures.find { it.name == '" + name + "' }.value");
    }

    @Test
    void figuresAreThePublishedOnesAndNameTheirFormulas() {
        Response answer = calculate("", MIXED);
        assertThat(figure(answer, "sharpe")).isCloseTo(1.7238613961706866, within(1e-9));
        assertThat(figure(answer, "sortino")).isCloseTo(2.605531251673693, within(1e-9));
        assertThat(figure(answer, "volatility")).isCloseTo(0.9136465399704637, within(1e-9));
        assertThat(figure(answer, "maxDrawdown")).isCloseTo(-0.1, within(1e-9));
        assertThat(answer.jsonPath().getInt("returns")).isEqualTo(8);
        assertThat(answer.jsonPath().getDouble("periodsPerYear")).isEqualTo(252);
        assertThat(answer.jsonPath().getString("figures.find { it.name == 'sharpe' }.annualisation"))
                .contains("252", "not sent");
        assertThat(answer.jsonPath().getString("figures.find { it.name == 'maxDrawdown' }.from"))
                .isEqualTo("2026-01-08T00:00:00Z");
        assertThat(answer.jsonPath().getString("figures.find { it.name == 'winRate' }.reason"))
                .isEqualTo("needs-fills");
    }

    @Test
    void periodsOfAYearAreTheCallers() {
        assertThat(figure(calculate("periodsPerYear=1", MIXED), "sharpe"))
                .isCloseTo(1.7238613961706866 / Math.sqrt(252), within(1e-9));
        assertThat(figure(calculate("periodsPerYear=1&riskFree=0.00625", MIXED), "sharpe"))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void pricesAndEquityGiveTheSameReturns() {
        String prices = "date,close\n2026-01-01,100\n2026-01-02T12:00:00Z,110\n2026-01-03,99\n";
        for (String kind : List.of("prices", "equity")) {
            Response answer = calculate("kind=" + kind, prices);
            assertThat(figure(answer, "totalReturn")).isCloseTo(-0.01, within(1e-12));
            assertThat(figure(answer, "maxDrawdown")).isCloseTo(-0.1, within(1e-12));
            assertThat(answer.jsonPath().getInt("returns")).isEqualTo(2);
            assertThat(answer.jsonPath().getString("figures.find { it.name == 'currentDrawdown' }.from"))
                    .isEqualTo("2026-01-02T12:00:00Z");
        }
    }

    @Test
    void figuresComeAsCsvToo() {
        Response answer = csv(MIXED).accept("text/csv").post("/analytics/calculate");
        assertThat(answer.contentType()).startsWith("text/csv");
        List<String> lines = answer.asString().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("name,value,reason,unit,formula,annualisation,from,to");
        assertThat(lines).anyMatch(line -> line.startsWith("winRate,,needs-fills,fraction,"));
        assertThat(lines).anyMatch(line -> line.startsWith("maxDrawdown,-0.09999"));
    }

    /** 1.1, then 0.88 and 1.32: the second is a fifth below the first. */
    @Test
    void theCurveComesWhereItIsAskedFor() {
        String prices = "date,close\n2026-01-01,100\n2026-01-02,110\n2026-01-03,88\n2026-01-04,132\n";
        Response answer = calculate("kind=prices&curve=true", prices);
        assertThat(answer.jsonPath().getList("curve.time", String.class))
                .containsExactly("2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-04T00:00:00Z");
        JsonPath numbers = answer.jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
        double[] growth = {1.1, 0.88, 1.32};
        double[] drawdown = {0, -0.2, 0};
        for (int i = 0; i < growth.length; i++) {
            assertThat(numbers.getDouble("curve[" + i + "].growth")).isCloseTo(growth[i], within(1e-12));
            assertThat(numbers.getDouble("curve[" + i + "].drawdown")).isCloseTo(drawdown[i], within(1e-12));
        }
        assertThat(calculate("kind=prices", prices).jsonPath().getList("curve")).isNull();
        List<String> lines = csv(prices)
                .accept("text/csv")
                .post("/analytics/calculate?kind=prices&curve=true")
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(4).startsWith("time,growth,drawdown");
        assertThat(lines.get(2)).startsWith("2026-01-03T00:00:00Z,0.88");
    }

    @Test
    void whatIsTooShortSaysSo() {
        Response none = calculate("", "date,return\n");
        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(none.jsonPath().getString("figures.find { it.name == 'totalReturn' }.reason"))
                .isEqualTo("too-few-points: 0 returns, needs 1");
        Response one = calculate("kind=prices", "date,price\n2026-01-01,1\n");
        assertThat(one.jsonPath().getString("figures.find { it.name == 'sharpe' }.reason"))
                .isEqualTo("too-few-points: 0 returns, needs 2");
    }

    @Test
    void brokenTablesAndQuestionsAreProblems() {
        record Broken(String query, String table, String code) {}
        List.of(
                        new Broken("", " \n", "empty-csv"),
                        new Broken("", "date\n2026-01-01\n", "missing-column"),
                        new Broken("", "date,return,more\n", "too-many-columns"),
                        new Broken("", "date,return\n2026-01-01,0.1,0.2\n", "bad-csv"),
                        new Broken("", "date,return\n2026-01-01\n", "bad-csv"),
                        new Broken("", "date,return\n\"2026-01-01,0.1\n", "bad-csv"),
                        new Broken("", "date,return\n" + NOT_UTF8 + ",1\n", "bad-csv"),
                        new Broken("", "date,return\n2026-01-01,1%\n", "invalid-number"),
                        new Broken("", "date,return\n2026-01-01,-Infinity\n", "invalid-number"),
                        new Broken("", "date,return\n2026-01-01,1e400\n", "invalid-number"),
                        new Broken("", "date,return\n2026-01-01,-1.01\n", "invalid-return"),
                        new Broken("", "date,return\n2026-01-01,0.1\n2026-01-02,\n", "missing-value"),
                        new Broken("", "date,return\n01/02/2026,0.1\n", "invalid-time"),
                        new Broken("", "date,return\n2026-02-30,0.1\n", "invalid-time"),
                        new Broken("", "date,return\n9999-01-01,0.1\n", "invalid-time"),
                        new Broken("", "date,return\n2026-01-02,0.1\n2026-01-01,0.1\n", "times-not-rising"),
                        new Broken("kind=prices", "date,price\n2026-01-01,0\n", "invalid-value"),
                        new Broken("kind=prices", "date,price\n2026-01-01,-1\n", "invalid-value"),
                        new Broken("kind=wishes", MIXED, "invalid-kind"),
                        new Broken("periodsPerYear=0", MIXED, "invalid-periodsPerYear"),
                        new Broken("periodsPerYear=NaN", MIXED, "invalid-periodsPerYear"),
                        new Broken("periodsPerYear=many", MIXED, "bad-parameter"),
                        new Broken("riskFree=2", MIXED, "invalid-riskFree"),
                        new Broken("riskFree=NaN", MIXED, "invalid-riskFree"),
                        new Broken("curve=perhaps", MIXED, "invalid-curve"),
                        new Broken("surprise=1", MIXED, "unknown-parameter"))
                .forEach(each -> Problems.check(calculate(each.query(), each.table()), 400, each.code()));
        Problems.check(
                engine.http().contentType("application/json").body("{}").post("/analytics/calculate"),
                415,
                "unsupported-media-type");
        Problems.check(calculate("", "d,r\n" + "1".repeat(1 << 21)), 413, "too-large");
    }

    @Test
    void accountsWaitForTheLog() {
        for (String path : List.of("/analytics", "/analytics/main", "/analytics/main/equity")) {
            Problems.check(engine.http().get(path), 503, "recovering");
        }
        assertThat(engine.http().get("/analytics/figures").statusCode()).isEqualTo(200);
    }
}
