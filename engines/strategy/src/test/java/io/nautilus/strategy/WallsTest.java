package io.nautilus.strategy;

import io.nautilus.testing.EngineWalls;
import org.junit.jupiter.api.Test;

class WallsTest {
    @Test
    void wallsStand() {
        EngineWalls.check("io.nautilus.strategy", "io.nautilus.indicators..");
    }
}
