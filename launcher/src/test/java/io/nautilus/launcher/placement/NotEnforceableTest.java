package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotEnforceableTest {
    private static final List<String> ALWAYS = List.of(
            "mem_swappiness 1",
            "x-huge-pages 2M",
            "x-nice 10",
            "x-realtime-runtime 950000",
            "cpu_shares, mem_limit, mem_reservation",
            "ulimits.memlock");

    private static void assertSettings(Binding binding, List<String> settings) {
        List<String> lines = NotEnforceable.lines(RepositoryProfiles.PROFILES, binding);
        for (String setting : settings) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("not enforceable here: " + setting + ": "))
                    .singleElement()
                    .satisfies(line -> assertThat(line.length()).isGreaterThan(60));
        }
        assertThat(lines).hasSameSizeAs(settings);
    }

    @Test
    void everySettingIsALineWithItsReason() {
        assertSettings(Binding.TASKSET, ALWAYS);
    }

    /** On a Mac, without taskset, and where nothing is planned. */
    @Test
    void whereNothingIsBoundCoresAreNotHadEither() {
        List<String> more = new ArrayList<>(ALWAYS);
        more.add("cpuset, x-exclusive");
        for (Binding binding : List.of(Binding.TASKPOLICY, Binding.NONE, Binding.without("nothing is planned: --x"))) {
            assertSettings(binding, more);
            assertThat(NotEnforceable.lines(RepositoryProfiles.PROFILES, binding)
                            .getLast())
                    .endsWith(binding.said());
        }
        Allotments none = Allotments.least(RepositoryProfiles.PROFILES, "--no-placement");
        assertThat(none.binding().said()).isEqualTo("not bound: nothing is planned: --no-placement");
    }
}
