package io.nautilus.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.SharedData;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights by HTTP. They rest on what is sent alone, so the engine needs no log for them. */
class OptimizeIT {
    private static final String NO_BROKER = "127.0.0.1:9";
    /** RestAssured sends it as one byte, which begins no character of UTF-8. */
    private static final String NOT_UTF8 = "\u00ff";

    private static final String PRICES = """
            date,A,B,C
            2026-01-01,100,50,10
            2026-01-02,101,51,9
            2026-01-03,99,50.5,9.5
            2026-01-04,102,50,10.5
            2026-01-05,103,52,10
            """;

    @TempDir
    static Path folder;

    private static EngineProcess engine;

    @BeforeAll
    static void start() {
        engine = new EngineProcess("portfolio", NO_BROKER, folder).start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Response optimize(String query, String prices) {
        return csv(prices).post("/optimize?" + query);
    }

    /** RestAssured knows no CSV by itself. */
    private static RequestSpecification csv(String prices) {
        return engine.http()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv")
                .body(prices);
    }

    /** Other tools' weights of the whole file, which is larger than a body of JSON may be. */
    @Test
    void theWeightsOfHierarchicalRiskParityAreThePublishedOnes() {
        String prices = SharedData.text("portfolio/stock_prices.csv");
        Response answer = optimize("method=hrp", prices);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Map<String, Double> weights = answer.jsonPath(
                        JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE))
                .getMap("weights");
        assertThat(weights).hasSize(20);
        for (String[] expected : SharedData.rows("portfolio/weights_hrp.csv").subList(0, 20)) {
            assertThat(weights.get(expected[0]))
                    .as(expected[0])
                    .isCloseTo(Double.parseDouble(expected[1]), within(1e-12));
        }
        assertThat(answer.jsonPath().getString("conventions.missing")).contains("pair");
        assertThat(answer.jsonPath().getList("order")).hasSize(20);
        Response least = optimize("method=min-variance&max=0.15", prices);
        assertThat(least.statusCode()).as(least.asString()).isEqualTo(200);
        assertThat(least.jsonPath().getDouble("variance"))
                .isLessThan(answer.jsonPath().getDouble("variance"));
    }

    @Test
    void theLeastVarianceComesWithItsCheckAndConventions() {
        Response answer = optimize("method=min-variance&min=0.05&max=A:0.5,B:0.6", PRICES);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getBoolean("check.satisfied")).isTrue();
        assertThat(answer.jsonPath().getDouble("check.stationarity")).isLessThan(1e-9);
        assertThat(answer.jsonPath().getMap("weights", String.class, Double.class))
                .allSatisfy((asset, weight) -> assertThat(weight).isBetween(0.05, 0.6));
        assertThat(answer.jsonPath().getString("conventions.covariance")).contains("n - 1");
        assertThat(answer.jsonPath().getInt("input.rows")).isEqualTo(5);
        assertThat(answer.jsonPath().getInt("input.leastCommonRows")).isEqualTo(4);
        assertThat(answer.jsonPath().getString("input.to")).isEqualTo("2026-01-05T00:00:00Z");
    }

    @Test
    void weightsComeAsCsvToo() {
        Response csv = csv(PRICES).accept("text/csv").post("/optimize?method=min-variance&min=0.2&max=A:0.2,C:0.2");
        assertThat(csv.contentType()).startsWith("text/csv");
        List<String> lines = csv.asString().lines().toList();
        assertThat(lines).hasSize(4).startsWith("asset,weight", "A,0.2");
        assertThat(Double.parseDouble(lines.get(2).substring(2))).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void whatCannotBeSolvedIsNamed() {
        Problems.check(optimize("method=min-variance&max=0.2", PRICES), 422, "bounds-infeasible");
        Problems.check(optimize("method=min-variance&min=A:0.7&max=A:0.6", PRICES), 422, "bounds-crossed");
        Problems.check(optimize("method=min-variance&max=D:0.6", PRICES), 422, "unknown-asset");
        Problems.check(optimize("method=hrp", "date,A,B\n2026-01-01,1,2\n"), 422, "too-few-rows");
        String still = "date,A,B\n2026-01-01,1,2\n2026-01-02,2,2\n2026-01-03,1,2\n";
        assertThat(Problems.check(optimize("method=hrp", still), 422, "zero-variance"))
                .contains("B");
        String gap = "date,A,B\n2026-01-01,1,2\n2026-01-02,2,NaN\n2026-01-03,1,2\n2026-01-04,1,3\n";
        Problems.check(optimize("method=hrp&missing=refuse", gap), 422, "missing-price");
        String twins = "date,A,B\n2026-01-01,1,2\n2026-01-02,2,4\n2026-01-03,1,2\n2026-01-04,1.5,3\n";
        assertThat(Problems.check(optimize("method=min-variance", twins), 422, "singular-covariance"))
                .contains("B");
    }

    @Test
    void wrongQuestionsAreProblems() {
        Problems.check(optimize("missing=refuse", PRICES), 400, "missing-field");
        Problems.check(optimize("method=best", PRICES), 400, "invalid-method");
        Problems.check(optimize("method=hrp&missing=guess", PRICES), 400, "invalid-missing");
        Problems.check(optimize("method=hrp&max=0.5", PRICES), 400, "unsupported-bounds");
        Problems.check(optimize("method=min-variance&max=lots", PRICES), 400, "invalid-max");
        Problems.check(optimize("method=min-variance&min=NaN", PRICES), 400, "invalid-min");
        Problems.check(optimize("method=min-variance&max=A:0.5,A:0.6", PRICES), 400, "invalid-max");
        Problems.check(optimize("method=hrp&surprise=1", PRICES), 400, "unknown-parameter");
        Problems.check(
                engine.http().contentType("application/json").body("{}").post("/optimize?method=hrp"),
                415,
                "unsupported-media-type");
    }

    @Test
    void brokenTablesAreProblemsThatNameTheLine() {
        record Broken(String csv, String code) {}
        List.of(
                        new Broken("\n\n", "empty-csv"),
                        new Broken("date\n2026-01-01\n", "no-assets"),
                        new Broken("date,A,A\n", "duplicate-asset"),
                        new Broken("date,A,\n", "bad-asset-name"),
                        new Broken("date,\"A,B\"\n", "bad-asset-name"),
                        new Broken("date,A\n2026-01-01,1,2\n", "bad-csv"),
                        new Broken("date,A\n2026-01-01,\"1\n", "bad-csv"),
                        new Broken("date,A\n2026-01-01,one\n", "invalid-number"),
                        new Broken("date,A\n2026-01-01,0x1p3\n", "invalid-number"),
                        new Broken("date,A\n2026-01-01,Infinity\n", "invalid-number"),
                        new Broken("date,A\n2026-01-01,1e999\n", "invalid-number"),
                        new Broken("date,A\n2026-01-01,-1\n", "invalid-price"),
                        new Broken("date,A\n2026-01-01,0\n", "invalid-price"),
                        new Broken("date,A\nyesterday,1\n", "invalid-time"),
                        new Broken("date,A\n2026-01-02,1\n2026-01-02,2\n", "times-not-rising"),
                        new Broken("date" + ",A".repeat(201) + "\n", "too-many-columns"))
                .forEach(each -> Problems.check(optimize("method=hrp", each.csv()), 400, each.code()));
        Problems.check(optimize("method=hrp", "d,A\n" + NOT_UTF8 + ",1\n"), 400, "bad-csv");
        assertThat(Problems.check(optimize("method=hrp", "date,A\n\n2026-01-01,x\n"), 400, "invalid-number"))
                .startsWith("line 3: A 'x'");
        Problems.check(optimize("method=hrp", "d,A\n" + ",".repeat(1 << 21)), 413, "too-large");
    }
}
