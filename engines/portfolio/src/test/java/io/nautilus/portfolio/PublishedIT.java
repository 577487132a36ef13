package io.nautilus.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.testing.EngineProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read an engine that others reach from beyond this machine. It needs no log for that. */
class PublishedIT {
    private static final String NO_BROKER = "127.0.0.1:9";

    @TempDir
    static Path folder;

    @Test
    void readsNeedATokenAndHealthDoesNot() {
        try (EngineProcess engine = new EngineProcess("portfolio", NO_BROKER, folder)
                .with("NAUTILUS_PUBLISHED", "192.0.2.1")
                .start()) {
            for (String path : new String[] {"/portfolios", "/status", "/metrics"}) {
                assertThat(engine.http().get(path).statusCode()).as(path).isEqualTo(401);
                assertThat(engine.as("viewer").get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(engine.http().get("/health/live").statusCode()).isEqualTo(200);
        }
    }
}
