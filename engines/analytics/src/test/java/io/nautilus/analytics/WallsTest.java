package io.nautilus.analytics;

import io.nautilus.testing.EngineWalls;
import org.junit.jupiter.api.Test;

class WallsTest {
    @Test
    void wallsStand() {
        EngineWalls.check("io.nautilus.analytics");
    }
}
