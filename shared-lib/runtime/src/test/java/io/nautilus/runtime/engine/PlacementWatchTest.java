package io.nautilus.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlacementWatchTest {
    private static PlacementWatch watch(Map<String, String> values) {
        return new PlacementWatch(EngineConfigTest.config(values), new SimpleMeterRegistry());
    }

    private static void assertUnplanned(PlacementWatch watch, String why) {
        assertThat(watch.placement().reason()).isEqualTo("nothing was planned: " + why);
        assertThat(watch.placement().requested()).isEqualTo("nothing");
        assertThat(watch.process(OptionalInt.empty()).unplanned()).isEqualTo(why);
        assertThat(watch.reason()).as("what was not promised is not missed").isEmpty();
    }

    @Test
    void saysWhyNothingWasPlanned() {
        assertUnplanned(watch(Map.of("nautilus.unplaced", "--no-placement")), "--no-placement");
        assertUnplanned(watch(Map.of()), "whoever started it did not say why");
    }
}
