package io.nautilus.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nautilus.testing.EngineProcess;
import io.nautilus.testing.TestLog;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM believes what it is told of processors; a model has threads for the cores that the kernel grants. */
class ThreadsIT {
    @TempDir
    static Path folder;

    @Test
    void aModelHasNoMoreThreadsThanCoresWereGranted() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "no other system says which cores it grants");
        int cores = EngineProcess.cores().size();
        try (TestLog log = TestLog.start(folder.resolve("kafka"));
                EngineProcess engine = new EngineProcess("ml", log.bootstrapServers(), folder.resolve("data"))
                        .counting(cores + 1)
                        .with("OMP_NUM_THREADS", Integer.toString(cores + 1))
                        .startReady()) {
            JsonPath status = engine.http().get("/status").jsonPath();
            String row = "switches.find { it.name == 'OMP_NUM_THREADS' }.";
            assertThat(status.getString("placement.resources.find { it.name == 'processors' }.granted"))
                    .as("what the JVM counts")
                    .isEqualTo(Integer.toString(cores + 1));
            assertThat(status.getString(row + "active")).isEqualTo(Integer.toString(cores));
            assertThat(status.getString(row + "reason"))
                    .isEqualTo("no more threads than the " + cores + " cores that were granted");
        }
    }
}
