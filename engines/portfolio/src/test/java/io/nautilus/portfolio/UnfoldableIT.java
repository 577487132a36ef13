package io.nautilus.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Side;
import io.nautilus.runtime.log.ExitCode;
import io.nautilus.testing.Await;
import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.TestLog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal with something in it that makes the fold throw. */
class UnfoldableIT {
    @TempDir
    Path folder;

    @Test
    void whatDoesNotFoldEndsTheProcessWithItsCodeAndIsNamed() {
        try (TestLog log = TestLog.start(folder.resolve("kafka"));
                EngineProcess engine = new EngineProcess("portfolio", log.bootstrapServers(), folder.resolve("data"))) {
            TestJournal journal = new TestJournal(log);
            journal.open("main", "1000");
            engine.startReady();
            journal.write(
                    TestJournal.report("main", "1000"), journal.fill("nobody", "A-USD.TEST", Side.BUY, "1", "100"));
            Await.until("the end of portfolio", () -> !engine.isAlive());
            assertThat(engine.exitCode()).isEqualTo(ExitCode.JOURNAL_UNREADABLE.code());
            assertThat(engine.printed())
                    .contains("order-events[0] holds at offset 2 a message 1 that does not fold")
                    .contains("no account nobody");
        }
    }
}
