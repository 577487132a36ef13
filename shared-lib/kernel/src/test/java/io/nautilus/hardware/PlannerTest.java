package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final ResourceProfiles PROFILES = CommittedProfiles.read();

    private static Machine machine(int cores, int gibibytes) {
        return Machine.of("test", cores, Memory.ofGibibytes(gibibytes), "given");
    }

    private static ContainerPlacement placed(int cores, int gibibytes, String name) {
        return Planner.plan(PROFILES, machine(cores, gibibytes), Tier.AUTO)
                .find(name)
                .orElseThrow();
    }

    private static ResourceProfiles changed(String service, String old, String replacement) {
        return ResourceProfiles.parse(CommittedProfiles.FILE, CommittedProfiles.changed(service, old, replacement));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 0 | 0 | 0 | 0
            2 | 0-1 | 0-1 | 0-1 | 0-1
            3 | 0 | 1-2 | 1-2 | 1-2
            4 | 0 | 1 | 2 | 3
            7 | 0 | 1 | 2-5 | 6
            8 | 0 | 1-2 | 3-6 | 7
            11 | 0 | 1-2 | 3-9 | 10
            12 | 0-1 | 2-3 | 4-9 | 10-11
            14 | 0-1 | 2-3 | 4-11 | 12-13
            16 | 0-1 | 2-3 | 4-11 | 12-15
            32 | 0-1 | 2-7 | 8-27 | 28-31
            256 | 0-1 | 2-15 | 16-251 | 252-255
            """)
    void coresAreDividedByTheirNumber(int cores, String risk, String critical, String pool, String background) {
        assertThat(placed(cores, 16, "risk").cores().text()).isEqualTo(risk);
        for (String name : List.of("marketdata", "strategy", "websocket", "broker")) {
            assertThat(placed(cores, 16, name).cores().text()).as(name).isEqualTo(critical);
        }
        for (String name : List.of("factor", "portfolio", "analytics", "features", "ml")) {
            assertThat(placed(cores, 16, name).cores().text()).as(name).isEqualTo(pool);
        }
        for (String name : List.of("nginx", "prometheus", "alertmanager", "grafana")) {
            assertThat(placed(cores, 16, name).cores().text()).as(name).isEqualTo(background);
        }
    }

    @Test
    void coresThatTheProcessMayNotUseAreNotGiven() {
        Machine some = Machine.of("test", CoreSet.parse("4-6,9"), Memory.ofGibibytes(16), "given");
        Placement placement = Planner.plan(PROFILES, some, Tier.AUTO);
        assertThat(placement.find("risk").orElseThrow().cores().text()).isEqualTo("4");
        assertThat(placement.find("grafana").orElseThrow().cores().text()).isEqualTo("9");
    }

    @Test
    void halfACoreIsNobodysAlone() {
        Machine threads = new Machine(
                "test",
                List.of(CoreSet.parse("0,4"), CoreSet.parse("1,5"), CoreSet.parse("2,6"), CoreSet.parse("3,7")),
                Memory.ofGibibytes(16),
                "given");
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> Planner.plan(changed("risk", "${RISK_CPUSET:-}", "1,4-5"), threads, Tier.AUTO))
                .withMessageContaining("services.risk.cpuset is \"1,4-5\": 0,4 are threads of one core");
    }

    @Test
    void whereAllShareAllTheSerialCollectorIsUsed() {
        Placement two = Planner.plan(PROFILES, machine(2, 64), Tier.AUTO);
        assertThat(two.containers()).allSatisfy(each -> each.heap().ifPresent(_ -> {
            assertThat(each.jvmFlags()).contains("-XX:+UseSerialGC");
            assertThat(each.reasons()).contains("collector: serial, fewer than 3 cores");
        }));
        assertThat(placed(16, 64, "risk").jvmFlags()).contains("-XX:+UseZGC");
    }

    @Test
    void aHeapIsTouchedAtTheStartOnlyWhereThereIsRoom() {
        assertThat(placed(16, 64, "risk").jvmFlags()).contains("-XX:+AlwaysPreTouch", "-Xms1433m");
        assertThat(placed(3, 4, "risk").jvmFlags())
                .noneMatch(flag -> flag.startsWith("-Xms") || flag.contains("Touch"));
        assertThat(placed(3, 4, "risk").reasons())
                .contains("pre-touch: none, its memory is hardly more than its least");
    }

    /** With two cores there is work for no larger heaps, however much memory there is. */
    @Test
    void whereAllShareAllHeapsAreTheLeast() {
        Placement two = Planner.plan(PROFILES, machine(2, 64), Tier.AUTO);
        assertThat(two.containers()).allSatisfy(each -> each.heap().ifPresent(heap -> {
            assertThat(heap).isEqualTo(placed(2, 4, each.name()).heap().orElseThrow());
            assertThat(each.jvmFlags()).noneMatch(flag -> flag.contains("Touch"));
        }));
    }

    @Test
    void aTierUsesNoMoreThanItsPart() {
        Placement development = Planner.plan(PROFILES, machine(16, 64), Tier.DEVELOPMENT);
        assertThat(development.used()).isEqualTo(machine(8, 16));
        assertThat(development.containers())
                .isEqualTo(Planner.plan(PROFILES, machine(8, 16), Tier.AUTO).containers());
        Placement production = Planner.plan(PROFILES, machine(2, 8), Tier.PRODUCTION);
        assertThat(production.used()).isEqualTo(machine(2, 8));
        assertThat(production.notes())
                .anyMatch(note -> note.startsWith("The tier production means 14 cores and 28 GiB"));
    }

    @Test
    void onALargeMachineEverybodyReachesTheCeilingOfTheProfile() {
        Placement placement = Planner.plan(PROFILES, machine(64, 1024), Tier.AUTO);
        for (ContainerProfile asked : PROFILES.containers()) {
            placement.find(asked.name()).ifPresent(given -> assertThat(given.memory())
                    .as(asked.name())
                    .isEqualTo(asked.ceiling()));
        }
        assertThat(placement.find("factor").orElseThrow().memory()).isEqualTo(Memory.ofGibibytes(16));
    }

    @Test
    void whatIsLeftOfTheMemoryIsSharedOutByWeight() {
        Memory factor = placed(8, 8, "factor").memory().minus(new Memory(240));
        Memory risk = placed(8, 8, "risk").memory().minus(new Memory(520));
        Memory nginx = placed(8, 8, "nginx").memory().minus(new Memory(24));
        assertThat(factor.mebibytes()).isBetween(2 * risk.mebibytes(), 2 * risk.mebibytes() + 2);
        assertThat(risk.mebibytes()).isBetween(2 * nginx.mebibytes(), 2 * nginx.mebibytes() + 2);
    }

    @Test
    void shortOfMemoryMonitoringIsLeftOutInItsOrder() {
        Placement placement = Planner.plan(PROFILES, machine(2, 4), Tier.AUTO);
        assertThat(placement.leftOut())
                .extracting(Placement.LeftOut::name)
                .containsExactly("risk-standby", "strategy-standby", "marketdata-standby", "grafana");
        assertThat(placement.leftOut().getLast().reason()).isEqualTo("no memory left for its 160M");
        assertThat(placement.memory().mebibytes()).isLessThanOrEqualTo(4096 * 80 / 100);
    }

    @Test
    void aMachineThatIsTooSmallIsToldWhatIsMissing() {
        assertThatExceptionOfType(TooSmall.class)
                .isThrownBy(() -> Planner.plan(PROFILES, machine(2, 3), Tier.AUTO))
                .withMessage("The memory does not suffice: 10 containers that must run need 2990M, and 80 % of 3072M"
                        + " is 2457M. 533M are missing; with 3738M of memory they fit.");
        Machine enough = Machine.of("test", 2, new Memory(3738), "given");
        assertThat(Planner.plan(PROFILES, enough, Tier.AUTO).containers()).hasSize(10);
    }

    @Test
    void theHeapAndTheFlagsComeFromTheMemoryAndTheCores() {
        ContainerPlacement large = placed(16, 48, "risk");
        assertThat(large.heap()).contains(new Memory(1433));
        assertThat(large.jvmFlags())
                .containsExactly(
                        "-Xms1433m",
                        "-Xmx1433m",
                        "-XX:+UseZGC",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseTransparentHugePages",
                        "-XX:ActiveProcessorCount=2");
        ContainerPlacement small = placed(2, 4, "risk");
        assertThat(small.heap()).contains(new Memory(384));
        assertThat(small.jvmFlags()).containsExactly("-Xmx384m", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=2");
        assertThat(placed(16, 48, "nginx").heap()).isEmpty();
        assertThat(placed(16, 48, "nginx").jvmFlags()).isEmpty();
    }

    @Test
    void coresThatTheFileNamesAreTaken() {
        ResourceProfiles pinned = changed("risk", "${RISK_CPUSET:-}", "1");
        Machine two = machine(2, 8);
        ContainerPlacement risk = Planner.plan(
                        ResourceProfiles.parse(
                                "f",
                                CommittedProfiles.changed("risk", "${RISK_CPUSET:-}", "1")
                                        .replace("${RISK_EXCLUSIVE:-true}", "false")),
                        two,
                        Tier.AUTO)
                .find("risk")
                .orElseThrow();
        assertThat(risk.cores().text()).isEqualTo("1");
        assertThat(risk.reasons()).contains("cores: named");
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> Planner.plan(pinned, two, Tier.AUTO))
                .withMessageMatching("resource-profiles.yml:\\d+: services.risk.cpuset is \"1\": it asks for them alone"
                        + " .x-exclusive., and broker is on 0-1.");
    }

    @Test
    void coresThatAreNotThereAreRefused() {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> Planner.plan(changed("risk", "${RISK_CPUSET:-}", "0-99"), machine(16, 48), Tier.AUTO))
                .withMessageMatching(
                        "resource-profiles.yml:\\d+: services.risk.cpuset is \"0-99\": there is no core 16-99;"
                                + " there are 0-15.");
    }

    @Test
    void whoIsPutOnCoresThatAnotherHasAloneIsNamed() {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(
                        () -> Planner.plan(changed("broker", "${BROKER_CPUSET:-}", "0-3"), machine(16, 48), Tier.AUTO))
                .withMessageMatching("resource-profiles.yml:\\d+: services.broker.cpuset is \"0-3\": risk has 0-1 alone"
                        + " .x-exclusive..");
    }

    /** The order path on one core, everybody else on the other; as Compose reads it of an environment file. */
    @Test
    void givenValuesAreTakenAsTheyAre() {
        Map<String, String> given = Map.of(
                "RISK_CPUSET",
                "0",
                "RISK_EXCLUSIVE",
                "false",
                "BROKER_CPUSET",
                "0",
                "ML_CPUSET",
                "1",
                "RISK_MEM",
                "700M");
        Placement placement = Planner.plan(given(given), machine(2, 8), Tier.AUTO);
        assertThat(placement.find("risk").orElseThrow().cores().text()).isEqualTo("0");
        assertThat(placement.find("risk").orElseThrow().memory()).isEqualTo(new Memory(700));
        assertThat(placement.find("risk").orElseThrow().reasons()).contains("cores: named", "memory: named");
        assertThat(placement.find("ml").orElseThrow().cores().text()).isEqualTo("1");
        assertThat(placement.find("factor").orElseThrow().cores().text()).isEqualTo("0-1");
    }

    @Test
    void aGivenValueThatCannotBeNamesItsVariable() {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> given(Map.of("RISK_MEM", "9T")))
                .withMessageContaining("services.risk.mem_limit is \"9T\"")
                .withMessageContaining("(RISK_MEM says so)");
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> Planner.plan(given(Map.of("ML_CPUSET", "4")), machine(2, 8), Tier.AUTO))
                .withMessageContaining("services.ml.cpuset is \"4\": there is no core 4");
    }

    private static ResourceProfiles given(Map<String, String> values) {
        return ResourceProfiles.parse(CommittedProfiles.FILE, CommittedProfiles.text(), values);
    }
}
