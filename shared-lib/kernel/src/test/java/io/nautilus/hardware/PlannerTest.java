package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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

    @Test
    void theThoroughCompilerWorksWhereThereAreCoresAndRoomForIt() {
        assertThat(placed(16, 64, "risk").jvmFlags()).doesNotContain(Compilers.QUICK_ALONE);
        assertThat(placed(2, 64, "risk").jvmFlags()).contains(Compilers.QUICK_ALONE);
        assertThat(placed(2, 64, "risk").reasons()).contains("compiler: the quick one alone, fewer than 3 cores");
        assertThat(placed(3, 4, "risk").jvmFlags()).contains(Compilers.QUICK_ALONE);
        assertThat(placed(3, 4, "risk").reasons())
                .contains("compiler: the quick one alone, its memory is hardly more than its least");
    }

    @Test
    void whatKeepsPausesShortIsGivenWithItsReason() {
        assertThat(placed(2, 64, "risk").jvmFlags()).contains("-Xmn16m", "-XX:ReservedCodeCacheSize=240m");
        assertThat(placed(2, 64, "risk").reasons().toString()).contains("young generation: ", "code cache: ");
        assertThat(placed(2, 64, "ml").reasons().toString()).doesNotContain("young generation: ");
        assertThat(placed(16, 64, "risk").reasons().toString()).doesNotContain("young generation: ", "code cache: ");
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
        assertThat(production.notes()).anyMatch(note -> note.contains("nobody has one alone"));
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
        assertThat(small.jvmFlags())
                .containsExactly(
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Xmn16m",
                        "-XX:ActiveProcessorCount=2",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=240m");
        assertThat(placed(16, 48, "nginx").heap()).isEmpty();
        assertThat(placed(16, 48, "nginx").jvmFlags()).isEmpty();
    }

    private static Placement planned(ResourceProfiles profiles, int cores) {
        return Planner.plan(profiles, machine(cores, 64), Tier.AUTO);
    }

    private static String cores(Placement placement, String name) {
        return placement.find(name).orElseThrow().cores().text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | 1 | 0 | 0 | 0
            3 | 0 | 1-2 | 1-2 | 1-2
            8 | 0-1 | 2-3 | 4-6 | 7
            16 | 4-5 | 0-3 | 6-13 | 14-15
            16 | 15 | 0-3 | 4-11 | 12-14
            """)
    void whoseExclusiveCoresAreNamedHasThemAndTheRestIsDivided(
            int cores, String named, String critical, String pool, String background) {
        Placement placement = planned(CommittedProfiles.given("RISK_CPUSET=" + named), cores);
        ContainerPlacement risk = placement.find("risk").orElseThrow();
        assertThat(risk.cores().text()).isEqualTo(named);
        assertThat(risk.exclusive()).isTrue();
        assertThat(risk.reasons()).contains("cores: named, alone");
        assertThat(cores(placement, "broker")).isEqualTo(critical);
        assertThat(cores(placement, "ml")).isEqualTo(pool);
        assertThat(cores(placement, "grafana")).isEqualTo(background);
        assertThat(placement.notes()).noneMatch(note -> note.contains("nobody has one alone"));
        assertThat(placement
                        .notes()
                        .contains("Fewer than 3 cores: only who names one has it alone; whose cores are not"
                                + " named shares the rest, by weight."))
                .isEqualTo(cores < 3);
    }

    /** Nobody asks for cores alone, so none are kept. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | 0-1 | 0-1 | cores: shared by all; it asks for 8
            3 | 0-2 | 0-2 | cores: shared by all; it asks for 8
            4 | 0-1 | 2 | cores: shared, the pool; it asks for 8
            16 | 0-3 | 4-11 | cores: shared, the pool
            """)
    void whereNobodyAsksForCoresAloneNoneAreKept(int cores, String critical, String pool, String reason) {
        Placement placement = planned(CommittedProfiles.given("RISK_EXCLUSIVE=false"), cores);
        assertThat(cores(placement, "risk")).isEqualTo(critical);
        assertThat(cores(placement, "strategy")).isEqualTo(critical);
        assertThat(cores(placement, "ml")).isEqualTo(pool);
        assertThat(placement.find("ml").orElseThrow().reasons()).contains(reason);
        assertThat(placement.find("ml").orElseThrow().heap())
                .isEqualTo(placed(cores, 64, "ml").heap());
    }

    /** Without containers nginx and monitoring do not run, and people may start fewer engines. */
    @Test
    void whatDoesNotRunKeepsNothing() {
        Set<String> engines = Set.of("broker", "risk", "marketdata", "strategy", "websocket", "factor", "ml");
        Placement placement = Planner.plan(PROFILES, machine(16, 8), Tier.AUTO, engines);
        assertThat(placement.containers()).extracting(ContainerPlacement::name).containsOnlyOnceElementsOf(engines);
        assertThat(placement.leftOut()).contains(new Placement.LeftOut("nginx", "not started"));
        assertThat(cores(placement, "marketdata")).isEqualTo("2-3");
        assertThat(cores(placement, "ml")).isEqualTo("4-15");
        assertThat(placement.background().text()).isEqualTo("4-15");
        assertThat(placement.find("ml").orElseThrow().memory())
                .isGreaterThan(placed(16, 8, "ml").memory());
        Placement path = Planner.plan(PROFILES, machine(16, 8), Tier.AUTO, Set.of("broker", "risk"));
        assertThat(cores(path, "broker")).isEqualTo("2-15");
        assertThat(path.find("broker").orElseThrow().reasons()).contains("cores: shared by all but the one alone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RISK_STANDBY_CPUSET=0-999 | RISK_STANDBY_CPUSET (services.risk-standby.cpuset) is "0-999": there is no core 16-999
            RISK_STANDBY_CPUSET=1 | RISK_STANDBY_CPUSET (services.risk-standby.cpuset) is "1": risk has 0-1 alone
            NGINX_CPUSET=16 | NGINX_CPUSET (services.nginx.cpuset) is "16": there is no core 16; there are 0-15
            NGINX_CPUSET=0 | NGINX_CPUSET (services.nginx.cpuset) is "0": risk has 0-1 alone
            RISK_CPUSET=0-15 | RISK_CPUSET (services.risk.cpuset) is "0-15": cores that some have alone (x-exclusive) leave none
            """)
    void theCoresOfWhatDoesNotRunAreCheckedToo(String line, String said) {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> Planner.plan(
                        CommittedProfiles.given(line), machine(16, 64), Tier.AUTO, Set.of("broker", "risk", "ml")))
                .withMessageStartingWith("my.env:1: " + said);
    }

    @Test
    void twoThatBothWantTheSameCoresAloneAreRefused() {
        String text = CommittedProfiles.changed("broker", "x-heap: 128M", "x-heap: 128M\n    x-exclusive: true")
                .replace("${BROKER_CPUSET:-}", "4-6")
                .replace("${RISK_CPUSET:-}", "6-7");
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> planned(ResourceProfiles.parse("f", text), 16))
                .withMessageMatching("f:\\d+: services.risk.cpuset is \"6-7\": broker has 4-6 alone .x-exclusive..");
        Placement apart = planned(ResourceProfiles.parse("f", text.replace("6-7", "7-8")), 16);
        assertThat(apart.containers())
                .filteredOn(ContainerPlacement::exclusive)
                .extracting(ContainerPlacement::name)
                .containsExactly("broker", "risk");
    }

    @Test
    void aCoreBeyondTheTierIsNamedAsSuch() {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(
                        () -> Planner.plan(CommittedProfiles.given("ML_CPUSET=8"), machine(16, 48), Tier.DEVELOPMENT))
                .withMessageContaining("the tier development uses cores 0-7 alone");
    }

    private static Machine withThreads(int cores) {
        List<CoreSet> whole = IntStream.range(0, cores)
                .mapToObj(core -> CoreSet.parse(core + "," + (core + cores)))
                .toList();
        return new Machine("test", whole, Memory.ofGibibytes(64), "given");
    }

    /** A core with two threads is one core: for tiers, for what is guaranteed, and for the choice of a collector. */
    @Test
    void coresAreCountedWhole() {
        Placement eight = Planner.plan(PROFILES, withThreads(8), Tier.AUTO);
        ContainerPlacement risk = eight.find("risk").orElseThrow();
        assertThat(risk.cores().text()).isEqualTo("0,8");
        assertThat(risk.reasons())
                .contains("cores: 1 alone of 2 asked for; 2 from 12 cores on", "collector: serial, one core");
        assertThat(risk.heap().orElseThrow()).isGreaterThan(JvmSettings.LARGE_HEAP);
        assertThat(risk.jvmFlags()).contains("-XX:+UseSerialGC", "-XX:ActiveProcessorCount=2");
        assertThat(eight.guaranteedCores(risk)).isEqualTo(1);
        ContainerPlacement two =
                Planner.plan(PROFILES, withThreads(16), Tier.AUTO).find("risk").orElseThrow();
        assertThat(two.reasons()).contains("cores: 2 alone, as asked");
        assertThat(two.jvmFlags()).contains("-XX:+UseZGC", "-XX:ActiveProcessorCount=4");
        Placement development = Planner.plan(PROFILES, withThreads(16), Tier.DEVELOPMENT);
        assertThat(development.used().wholeCores()).hasSize(8);
        assertThat(Planner.plan(PROFILES, withThreads(4), Tier.DEVELOPMENT).notes())
                .anyMatch(note -> note.startsWith("The tier development means 8 cores"));
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
        Placement placement = Planner.plan(
                CommittedProfiles.given(
                        "RISK_CPUSET=0", "RISK_EXCLUSIVE=false", "BROKER_CPUSET=0", "ML_CPUSET=1", "RISK_MEM=700M"),
                machine(2, 8),
                Tier.AUTO);
        assertThat(placement.find("risk").orElseThrow().cores().text()).isEqualTo("0");
        assertThat(placement.find("risk").orElseThrow().memory()).isEqualTo(new Memory(700));
        assertThat(placement.find("risk").orElseThrow().reasons()).contains("cores: named", "memory: named");
        assertThat(placement.find("ml").orElseThrow().cores().text()).isEqualTo("1");
        assertThat(placement.find("factor").orElseThrow().cores().text()).isEqualTo("0-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RISK_MEM=9T | RISK_MEM (services.risk.mem_limit) is "9T": it has to be whole MiB
            RISK_MEM=1M | RISK_MEM (services.risk.mem_limit) is "1M": its JVM needs 520M (x-resident).
            NAUTILUS_MEMLOCK=banana | NAUTILUS_MEMLOCK (services.trading_critical.ulimits.memlock) is "banana": it has to
            RISK_EXCLUSIVE=maybe | RISK_EXCLUSIVE (services.risk.x-exclusive) is "maybe": it has to be true or false.
            ML_CPUSET=4 | ML_CPUSET (services.ml.cpuset) is "4": there is no core 4; there are 0-1.
            """)
    void aGivenValueThatCannotBeIsNamedWhereItStands(String line, String said) {
        assertThatExceptionOfType(ProfileMistake.class)
                .isThrownBy(() -> planned(CommittedProfiles.given("BROKER_CPUSET=0", line), 2))
                .withMessageStartingWith("my.env:2: " + said);
    }

    /** Half of a given limit is reserved, so the reservation of the file has nothing to say. */
    @Test
    void aGivenLimitBelowTheFilesReservationIsTaken() {
        Placement placement = planned(CommittedProfiles.given("NGINX_MEM=10M"), 16);
        assertThat(placement.find("nginx").orElseThrow().memory()).isEqualTo(new Memory(10));
    }

    @Test
    void whatWasGivenIsNamedWhereItDoesNotFit() {
        assertThatExceptionOfType(TooSmall.class)
                .isThrownBy(() -> Planner.plan(CommittedProfiles.given("ML_MEM=3G"), machine(2, 4), Tier.AUTO))
                .withMessageEndingWith("\nOf that is named: my.env:1: ML_MEM (services.ml.mem_limit) 3072M.");
    }
}
