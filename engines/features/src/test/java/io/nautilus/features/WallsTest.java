package io.nautilus.features;

import io.nautilus.testing.EngineWalls;
import org.junit.jupiter.api.Test;

class WallsTest {
    @Test
    void wallsStand() {
        EngineWalls.check("io.nautilus.features", "io.nautilus.indicators..");
    }
}
