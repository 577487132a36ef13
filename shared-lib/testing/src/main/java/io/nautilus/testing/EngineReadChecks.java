package io.nautilus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.EngineStatus;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What HTTP of every engine has in common, also of one that has no changing call. Its own test says which one runs. */
public abstract class EngineReadChecks {
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** The engine, ready. */
    protected abstract EngineProcess engine();

    protected abstract String name();

    @Test
    void healthIsUpOnEveryPath() {
        for (String path : new String[] {"/health", "/health/live", "/health/ready"}) {
            Response health = engine().http().get(path);
            assertThat(health.statusCode()).as(path).isEqualTo(200);
            assertThat(health.jsonPath().getString("status")).as(path).isEqualTo("UP");
        }
    }

    @Test
    void statusNamesTheEngineAndItsProcess() {
        Response status = engine().http().get("/status");
        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.jsonPath().getString("engine")).isEqualTo(name());
        assertThat(status.jsonPath().getString("state")).isEqualTo("READY");
        assertThat(status.jsonPath().getLong("pid")).isEqualTo(engine().pid());
        assertThat(status.jsonPath().getString("accelerator.reason")).isNotBlank();
    }

    /** The test's own cores and the heap of resource-profiles.yml were promised; nothing of it is missed. */
    @Test
    void whatWasPromisedIsGranted() {
        JsonPath status = engine().http().get("/status").jsonPath();
        assertThat(status.getString("placement.requested"))
                .isEqualTo(EngineProcess.cores().text());
        assertThat(status.getList("placement.resources.name", String.class))
                .containsExactly("cores", "processor time", "weight", "memory", "heap", "collector", "processors");
        assertThat(status.getList("placement.resources.verdict", String.class))
                .contains("MET")
                .doesNotContain("MISSED");
        assertThat(engine().http().get("/health").asString()).contains("\"placement\"");
    }

    /** With the heap that the launcher gives it. */
    @Test
    void memoryStaysBelowItsCeiling() {
        assertThat(engine().http().get("/status").jsonPath().getLong("residentBytes"))
                .isBetween(1L, EngineProcess.asks(name()).resident().bytes());
    }

    @Test
    void heartbeatsSayWhatStatusSays() {
        JsonPath status = engine().http().get("/status").jsonPath();
        Await.until("a ready heartbeat", () -> engine().heartbeats().stream()
                .anyMatch(beat -> beat.pid() == engine().pid() && beat.state() == EngineStatus.State.READY));
        EngineStatus beat = engine().heartbeats().getLast();
        assertThat(beat.key()).isEqualTo(name() + "/0/heartbeat");
        assertThat(beat.pid()).isEqualTo(engine().pid());
        assertThat(beat.port()).isEqualTo(engine().port());
        assertThat(beat.version()).isEqualTo(status.getString("version"));
        assertThat(beat.startedAt()).isEqualTo(Instant.parse(status.getString("startedAt")));
        assertThat(beat.lagRecords().keySet()).isEqualTo(new HashSet<>(status.getList("lag.topic", String.class)));
    }

    @Test
    void metricsComeAsTextAndAsOpenMetrics() {
        Response text = engine().http().accept("text/plain").get("/metrics");
        assertThat(text.contentType()).startsWith("text/plain");
        assertThat(text.asString()).contains("nautilus_engine_ready 1.0").doesNotContain("# EOF");
        Response open = engine().http().accept(OPEN_METRICS).get("/metrics");
        assertThat(open.contentType()).startsWith("application/openmetrics-text");
        assertThat(open.asString()).contains("nautilus_engine_ready 1.0").endsWith("# EOF\n");
    }

    @Test
    void openApiIsTheCommittedCopy() {
        Response served = engine().http().get("/openapi");
        assertThat(served.statusCode()).isEqualTo(200);
        CommittedCopy.check("openapi/" + name() + ".yaml", served.asString());
        assertThat(engine().http().get("/docs/").statusCode()).isEqualTo(200);
    }

    /** What metrics tell of inputs comes with a refresh, each by itself, and lag first when an input's end is known. */
    @Test
    void metricsAreTheCommittedTable() {
        Await.until(
                "metrics of inputs",
                () -> !reads()
                        || metrics().contains("# TYPE nautilus_input_malformed ")
                                && metrics().contains("# TYPE nautilus_input_lag "));
        CommittedCopy.check("metrics/" + name() + ".md", MetricsTable.of(name(), metrics()));
    }

    private String metrics() {
        return engine().http().accept("text/plain").get("/metrics").asString();
    }

    /** Whether it has inputs on the log, whose lag it can tell. */
    private boolean reads() {
        return !engine().http().get("/status").jsonPath().getList("lag").isEmpty();
    }

    @Test
    void foreignHostsAndOriginsAreRefused() {
        Problems.check(engine().http().header("Host", "evil.example").get("/status"), 403, "host-not-allowed");
        Problems.check(
                engine().http().header("Origin", "http://evil.example").get("/status"), 403, "origin-not-allowed");
        Problems.check(engine().http().header("Origin", "null").get("/status"), 403, "origin-not-allowed");
        assertThat(engine().http()
                        .header("Origin", "http://localhost:8600")
                        .get("/status")
                        .statusCode())
                .isEqualTo(200);
        assertThat(RestAssured.given()
                        .baseUri("http://localhost:" + engine().port())
                        .get("/status")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void unknownQueryParametersAreRefused() {
        Response refused = engine().http().get("/status?surprise=1");
        Problems.check(refused, 400, "unknown-parameter");
        assertThat(refused.jsonPath().getString("detail")).isEqualTo("surprise");
    }

    @Test
    void theSchemeOfATokenHasNoCase() {
        assertThat(engine().http()
                        .header("Authorization", "bEARER " + Secrets.token("viewer"))
                        .get("/status")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void unknownPathsAndMethodsAreProblems() {
        Problems.check(engine().http().get("/no/such/path"), 404, "not-found");
        Problems.check(engine().json("admin", "{}").patch("/status"), 405, "method-not-allowed");
    }
}
