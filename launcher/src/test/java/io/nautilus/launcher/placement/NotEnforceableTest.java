package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotEnforceableTest {
    private static final String SWAPPINESS = "mem_swappiness 1";
    private static final String HUGE_PAGES = "x-huge-pages 2M";
    private static final List<String> NOWHERE = List.of("x-nice 10", "x-realtime-runtime 950000");
    private static final List<String> OF_PROCESSES =
            List.of("cpu_shares, mem_limit, mem_reservation, mem_swappiness", "ulimits.memlock");

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static void assertSettings(List<String> lines, List<String> settings) {
        for (String setting : settings) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("not enforceable here: " + setting + ": "))
                    .singleElement()
                    .satisfies(line -> assertThat(line.length()).isGreaterThan(60));
        }
        assertThat(lines).hasSameSizeAs(settings);
    }

    private static List<String> local(Binding binding, boolean hugePages) {
        return NotEnforceable.lines(RepositoryProfiles.PROFILES, binding, hugePages);
    }

    private static List<String> inContainers(int controlGroups, boolean hugePages) {
        return NotEnforceable.inContainers(RepositoryProfiles.PROFILES, controlGroups, hugePages);
    }

    @Test
    void everySettingIsALineWithItsReason() {
        List<String> processes = with(OF_PROCESSES, NOWHERE.toArray(String[]::new));
        assertSettings(local(Binding.TASKSET, false), with(processes, HUGE_PAGES));
        assertSettings(local(Binding.TASKSET, true), processes);
    }

    /** An engine that does not say which control groups it has is not taken to have those that obey. */
    @Test
    void whatContainersHaveIsNotSaidToBeMissing() {
        for (int controlGroups : new int[] {0, 2}) {
            assertSettings(inContainers(controlGroups, false), with(NOWHERE, SWAPPINESS, HUGE_PAGES));
            assertSettings(inContainers(controlGroups, true), with(NOWHERE, SWAPPINESS));
        }
        assertSettings(inContainers(1, false), with(NOWHERE, HUGE_PAGES));
        assertSettings(inContainers(1, true), NOWHERE);
    }

    /** On a Mac, without taskset, and where nothing is planned. */
    @Test
    void whereNothingIsBoundCoresAreNotHadEither() {
        List<String> processes = with(OF_PROCESSES, NOWHERE.toArray(String[]::new));
        for (Binding binding : List.of(Binding.TASKPOLICY, Binding.NONE, Binding.without("nothing is planned: --x"))) {
            assertSettings(local(binding, true), with(processes, "cpuset, x-exclusive"));
            assertThat(local(binding, true).getLast()).endsWith(binding.said());
        }
        Allotments none = Allotments.least(RepositoryProfiles.PROFILES, "--no-placement");
        assertThat(none.binding().said()).isEqualTo("not bound: nothing is planned: --no-placement");
    }
}
