package io.nautilus.marketdata;

import io.nautilus.testing.EngineWalls;
import org.junit.jupiter.api.Test;

class WallsTest {
    /** Venues speak JSON: their decoders read it token by token. */
    @Test
    void wallsStand() {
        EngineWalls.check("io.nautilus.marketdata", "com.fasterxml.jackson.core..");
    }
}
