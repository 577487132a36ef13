package io.nautilus.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.Problems;
import io.nautilus.testing.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every write without a log. */
class LogGoneIT {
    private static final String NO_BROKER = "127.0.0.1:9";

    @TempDir
    static Path folder;

    @Test
    void everyWriteSaysThatThereIsNoLog() throws IOException {
        Path file = Files.writeString(
                folder.resolve("recorded.jsonl"),
                "1618617600.5: {\"event\":\"heartbeat\"}\n"
                        + "1618617601.5: {\"connectionID\":1,\"event\":\"systemStatus\",\"status\":\"online\",\"version\":\"1.8.1\"}\n");
        List<Write> writes = List.of(
                Write.of("POST", "/feeds", "trader", "{\"type\":\"simulated\"}"),
                new Write("DELETE", "/feeds/{id}", "trader", "/feeds/1", ""),
                Write.of("POST", "/replays", "trader", "{\"file\":\"" + file + "\"}"));
        try (EngineProcess engine = new EngineProcess("marketdata", NO_BROKER, folder).start()) {
            assertThat(writes).extracting(Write::name).containsExactlyInAnyOrderElementsOf(Write.named(engine));
            writes.forEach(write -> Problems.check(write.send(engine), 503, "log-unavailable"));
        }
    }
}
