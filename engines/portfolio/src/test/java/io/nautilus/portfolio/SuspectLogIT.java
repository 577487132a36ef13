package io.nautilus.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.TestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal lost its tail while the machine was down: only portfolio's snapshot knew of it. */
class SuspectLogIT {
    @TempDir
    Path folder;

    @Test
    void whatTheSnapshotKnewIsNamedBeforeItIsThrownAway() throws Exception {
        try (TestLog log = TestLog.start(folder.resolve("whole"));
                EngineProcess engine = engine(log).with("NAUTILUS_SNAPSHOT_FRAMES", "1")) {
            TestJournal journal = new TestJournal(log);
            journal.open("main", "1000");
            journal.write(TestJournal.report("main", "1000"));
            engine.with("NAUTILUS_SNAPSHOT_EVERY", "PT0.1S").startReady();
            Await.until("a snapshot of all", () -> engine.http()
                    .accept("text/plain")
                    .get("/metrics")
                    .asString()
                    .contains("nautilus_snapshot_offset 3.0"));
        }
        try (TestLog log = TestLog.start(folder.resolve("cut"));
                EngineProcess engine = engine(log)) {
            new TestJournal(log).open("main", "1000");
            engine.with("NAUTILUS_LOG_SUSPECT", "the machine was booted anew").startReady();
            assertThat(engine.printed())
                    .contains("the journal of risk0 lost records: offsets 2 to 2 are gone")
                    .contains("is thrown away: the machine was booted anew");
            try (Stream<Path> left =
                    Files.list(folder.resolve("data").resolve("portfolio").resolve("snapshots"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    private EngineProcess engine(TestLog log) {
        return new EngineProcess("portfolio", log.bootstrapServers(), folder.resolve("data"));
    }
}
