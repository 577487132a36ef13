package io.nautilus.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.Write;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every write without a log. */
class LogGoneIT {
    private static final String NO_BROKER = "127.0.0.1:9";
    private static final List<Write> WRITES = List.of(
            new Write(
                    "POST",
                    "/portfolios/{id}/deposits",
                    "trader",
                    "/portfolios/main/deposits",
                    "{\"currency\":\"USD\",\"amount\":\"1\"}"),
            new Write("POST", "/portfolios/{id}/reset", "admin", "/portfolios/main/reset", "{}"));

    @TempDir
    static Path folder;

    @Test
    void everyWriteSaysThatThereIsNoLog() {
        try (EngineProcess engine = new EngineProcess("portfolio", NO_BROKER, folder).start()) {
            assertThat(WRITES).extracting(Write::name).containsExactlyInAnyOrderElementsOf(Write.named(engine));
            WRITES.forEach(write -> Problems.check(write.send(engine), 503, "log-unavailable"));
            Problems.check(
                    engine.http().get("/portfolios/commands/http0-00c0ffee00c0ffee-12-0"), 503, "log-unavailable");
        }
    }
}
