package io.nautilus.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.TestLog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What configuration starts it also stops; what a person started is theirs, whatever dies. */
class FirstStrategiesIT {
    private static final String RUN = "NAUTILUS_STRATEGIES_RUN";
    private static final int BEATS = 3;

    @TempDir
    Path folder;

    private static String state(EngineProcess engine, String strategy) {
        return engine.http()
                .get("/strategies")
                .jsonPath()
                .getString("find { it.strategy.id == '" + strategy + "' }.strategy.state");
    }

    private static void await(EngineProcess engine, String strategy, String state) {
        Await.until(strategy + " to be " + state, () -> state.equals(state(engine, strategy)));
    }

    /** What is configured is looked at every second, as heartbeats are sent. */
    private static void awaitLooks(EngineProcess engine) {
        int from = engine.heartbeats().size();
        Await.until("heartbeats", () -> engine.heartbeats().size() >= from + BEATS);
    }

    @Test
    void aPersonsStartIsNotUndone() {
        try (TestLog log = TestLog.start(folder.resolve("kafka"));
                EngineProcess engine = new EngineProcess("strategy", log.bootstrapServers(), folder)) {
            engine.with(RUN, "true").startReady();
            await(engine, "ema-1", "RUNNING");
            await(engine, "model-1", "RUNNING");

            engine.kill();
            engine.with(RUN, "false").startReady();
            await(engine, "ema-1", "STOPPED");
            await(engine, "model-1", "STOPPED");

            assertThat(engine.as("trader").post("/strategies/ema-1/start").statusCode())
                    .isEqualTo(200);
            awaitLooks(engine);
            assertThat(state(engine, "ema-1")).isEqualTo("RUNNING");

            engine.kill();
            engine.startReady();
            awaitLooks(engine);
            assertThat(state(engine, "ema-1")).isEqualTo("RUNNING");
            assertThat(state(engine, "model-1")).isEqualTo("STOPPED");
        }
    }

    @Test
    void whatConfigurationStoppedItStartsAgainAndWhatAPersonStoppedItDoesNot() {
        try (TestLog log = TestLog.start(folder.resolve("kafka"));
                EngineProcess engine = new EngineProcess("strategy", log.bootstrapServers(), folder)) {
            engine.with(RUN, "true").startReady();
            await(engine, "ema-1", "RUNNING");
            await(engine, "model-1", "RUNNING");
            assertThat(engine.json("trader", "{}")
                            .put("/strategies/ema-1/parameters")
                            .statusCode())
                    .isEqualTo(200);

            for (int i = 0; i < 2; i++) {
                engine.kill();
                engine.with(RUN, "false").startReady();
                await(engine, "ema-1", "STOPPED");
                await(engine, "model-1", "STOPPED");
                engine.kill();
                engine.with(RUN, "true").startReady();
                await(engine, "ema-1", "RUNNING");
                await(engine, "model-1", "RUNNING");
            }

            assertThat(engine.json("trader", "{}")
                            .post("/strategies/ema-1/stop")
                            .statusCode())
                    .isEqualTo(200);
            awaitLooks(engine);
            assertThat(state(engine, "ema-1")).isEqualTo("STOPPED");
            engine.kill();
            engine.with(RUN, "false").startReady();
            await(engine, "model-1", "STOPPED");
            engine.kill();
            engine.with(RUN, "true").startReady();
            await(engine, "model-1", "RUNNING");
            awaitLooks(engine);
            assertThat(state(engine, "ema-1")).isEqualTo("STOPPED");
        }
    }

    @Test
    void whatAPersonDeletedIsNotCreatedAgain() {
        try (TestLog log = TestLog.start(folder.resolve("kafka"));
                EngineProcess engine = new EngineProcess("strategy", log.bootstrapServers(), folder)) {
            engine.with(RUN, "true").startReady();
            await(engine, "ema-1", "RUNNING");
            await(engine, "model-1", "RUNNING");
            engine.json("trader", "{}").post("/strategies/ema-1/stop");
            assertThat(engine.as("trader").delete("/strategies/ema-1").statusCode())
                    .isEqualTo(200);
            awaitLooks(engine);
            engine.kill();
            engine.startReady();
            await(engine, "model-1", "RUNNING");
            awaitLooks(engine);
            assertThat(engine.http().get("/strategies").jsonPath().getList("strategy.id", String.class))
                    .containsExactly("model-1");
        }
    }

    @Test
    void withoutStrategiesAFirstStartCreatesNone() {
        try (TestLog log = TestLog.start(folder.resolve("kafka"));
                EngineProcess engine = new EngineProcess("strategy", log.bootstrapServers(), folder)) {
            engine.with(RUN, "false").startReady();
            awaitLooks(engine);
            assertThat(engine.http().get("/strategies").jsonPath().getList("$")).isEmpty();
        }
    }
}
