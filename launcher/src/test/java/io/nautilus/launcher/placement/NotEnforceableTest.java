package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotEnforceableTest {
    @Test
    void everySettingIsALineWithItsReason() {
        List<String> lines = NotEnforceable.lines(RepositoryProfiles.PROFILES);
        for (String setting : List.of(
                "mem_swappiness 1",
                "x-huge-pages 2M",
                "x-nice 10",
                "x-realtime-runtime 950000",
                "cpu_shares, mem_limit, mem_reservation",
                "ulimits.memlock")) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("not enforceable here: " + setting + ": "))
                    .singleElement()
                    .satisfies(line -> assertThat(line.length()).isGreaterThan(60));
        }
        assertThat(lines).hasSize(6);
    }
}
