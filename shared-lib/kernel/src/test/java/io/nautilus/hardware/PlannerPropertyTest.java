package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds on every machine from 1 to 256 cores and from 2 GiB to 1 TiB. */
class PlannerPropertyTest {
    private static final ResourceProfiles PROFILES = CommittedProfiles.read();
    private static final ResourceProfiles EXCLUSIVE = CommittedProfiles.given("RISK_EXCLUSIVE=true");
    private static final ResourceProfiles SHARED = CommittedProfiles.given("RISK_EXCLUSIVE=false");
    private static final List<String> CRITICAL = List.of("risk", "marketdata", "strategy", "websocket", "broker");
    private static final double ROUNDING = 1e-9;

    /** Empty where the plan is refused; a refusal is right only if what must run does not fit. */
    private static Optional<Placement> plan(int cores, long mebibytes, Tier tier) {
        Machine machine = Machine.of("test", cores, new Memory(mebibytes), "given");
        try {
            return Optional.of(Planner.plan(PROFILES, machine, tier));
        } catch (TooSmall refused) {
            Memory needed = PROFILES.containers().stream()
                    .filter(each -> each.leaveOut() == 0 && each.standbyOf().isEmpty())
                    .map(ContainerProfile::minimum)
                    .reduce(Memory.NONE, Memory::plus);
            Memory budget = tier.of(machine).memory().percent(80);
            assertThat(budget).isLessThan(needed);
            assertThat(refused.getMessage()).contains(needed.minus(budget) + " are missing");
            return Optional.empty();
        }
    }

    @Property(tries = 500)
    void nobodySitsOnTheCoresOfRiskNorBeyondTheMachine(
            @ForAll @IntRange(min = 1, max = 256) int cores,
            @ForAll @LongRange(min = 3_738, max = 1 << 20) long mebibytes,
            @ForAll Tier tier) {
        Placement placement = plan(cores, mebibytes, tier).orElseThrow();
        ContainerPlacement risk = placement.find("risk").orElseThrow();
        assertThat(risk.exclusive()).isEqualTo(cores >= 3);
        for (ContainerPlacement each : placement.containers()) {
            assertThat(each.cores().isEmpty()).isFalse();
            assertThat(CoreSet.first(cores).contains(each.cores()))
                    .as(each.name())
                    .isTrue();
            assertThat(each != risk && risk.exclusive() && each.cores().overlaps(risk.cores()))
                    .as(each.name())
                    .isFalse();
        }
    }

    /** Whoever runs, and whoever wants cores alone: none is kept for nobody, and nobody is without one. */
    @Property(tries = 500)
    void everyCoreIsSomebodys(
            @ForAll @IntRange(min = 1, max = 256) int cores,
            @ForAll boolean exclusive,
            @ForAll @Size(max = 14) Set<@IntRange(max = 13) Integer> some) {
        ResourceProfiles profiles = exclusive ? EXCLUSIVE : SHARED;
        Set<String> started = some.stream()
                .map(number -> profiles.containers().get(number).name())
                .collect(Collectors.toSet());
        // The broker runs in every start.
        started.add("broker");
        Placement placement =
                Planner.plan(profiles, Machine.of("test", cores, Memory.ofGibibytes(64), "given"), Tier.AUTO, started);
        assertThat(placement.containers()).hasSameSizeAs(started).noneMatch(each -> each.cores()
                .isEmpty());
        assertThat(CoreSet.all(placement.containers().stream()
                        .map(ContainerPlacement::cores)
                        .toList()))
                .isEqualTo(CoreSet.first(cores));
        assertThat(placement.containers())
                .filteredOn(ContainerPlacement::exclusive)
                .hasSize(exclusive && started.contains("risk") && cores >= 3 ? 1 : 0)
                .noneMatch(each -> each.cores().overlaps(placement.background()));
    }

    /** However the kernel numbers the threads of a core, nobody else has a thread of a core that risk has alone. */
    @Property(tries = 300)
    void anExclusiveSetTakesWholeCores(
            @ForAll @IntRange(min = 1, max = 128) int cores, @ForAll @IntRange(min = 1, max = 4) int threads) {
        List<CoreSet> whole = IntStream.range(0, cores)
                .mapToObj(core -> new CoreSet(IntStream.range(0, threads)
                        .mapToObj(thread -> core + thread * cores)
                        .toList()))
                .toList();
        Machine machine = new Machine("test", whole, Memory.ofGibibytes(64), "given");
        Placement placement = Planner.plan(PROFILES, machine, Tier.AUTO);
        ContainerPlacement risk = placement.find("risk").orElseThrow();
        assertThat(risk.exclusive()).isEqualTo(cores >= 3);
        for (CoreSet core : whole) {
            if (risk.exclusive() && core.overlaps(risk.cores())) {
                assertThat(risk.cores().contains(core)).isTrue();
                assertThat(placement.containers())
                        .filteredOn(each -> each != risk)
                        .noneMatch(each -> each.cores().overlaps(core));
            }
        }
    }

    @Property(tries = 500)
    void everybodyHasTheLeastAndAllTogetherStayBelowFourFifths(
            @ForAll @IntRange(min = 1, max = 256) int cores,
            @ForAll @LongRange(min = 2_048, max = 1 << 20) long mebibytes,
            @ForAll Tier tier) {
        Optional<Placement> planned = plan(cores, mebibytes, tier);
        if (planned.isEmpty()) {
            return;
        }
        Placement placement = planned.get();
        assertThat(placement.memory().mebibytes() * 100).isLessThanOrEqualTo(mebibytes * 80);
        Set<String> names = new HashSet<>();
        for (ContainerPlacement given : placement.containers()) {
            ContainerProfile asked = PROFILES.find(given.name()).orElseThrow();
            names.add(given.name());
            assertThat(given.memory()).as(given.name()).isBetween(asked.minimum(), asked.ceiling());
            asked.jvm().ifPresent(jvm -> {
                Memory least = jvm.resident().minus(jvm.heap());
                Memory outside =
                        given.jvmFlags().contains(Compilers.QUICK_ALONE) ? least : least.plus(Compilers.MEMORY);
                assertThat(given.heap().orElseThrow())
                        .as(given.name())
                        .isBetween(jvm.heap(), given.memory().minus(outside));
            });
        }
        for (Placement.LeftOut left : placement.leftOut()) {
            ContainerProfile asked = PROFILES.find(left.name()).orElseThrow();
            assertThat(asked.leaveOut() > 0 || asked.standbyOf().isPresent()).isTrue();
            names.add(left.name());
        }
        assertThat(names).hasSameSizeAs(PROFILES.containers());
    }

    @Property(tries = 200)
    void theSameMachineGetsTheSamePlacement(
            @ForAll @IntRange(min = 1, max = 256) int cores,
            @ForAll @LongRange(min = 2_048, max = 1 << 20) long mebibytes,
            @ForAll Tier tier) {
        assertThat(plan(cores, mebibytes, tier)).isEqualTo(plan(cores, mebibytes, tier));
    }

    @Property(tries = 300)
    void moreCoresGuaranteeACriticalEngineNoLess(
            @ForAll @LongRange(min = 2_048, max = 1 << 20) long mebibytes,
            @ForAll @IntRange(min = 1, max = 255) int cores,
            @ForAll @IntRange(min = 1, max = 255) int more,
            @ForAll Tier tier) {
        Optional<Placement> least = plan(cores, mebibytes, tier);
        Optional<Placement> most = plan(Math.min(256, cores + more), mebibytes, tier);
        // Cores need no memory.
        assertThat(most.isPresent()).isEqualTo(least.isPresent());
        if (least.isEmpty()) {
            return;
        }
        Placement fewer = least.get();
        Placement larger = most.orElseThrow();
        for (String name : CRITICAL) {
            assertThat(larger.guaranteedCores(larger.find(name).orElseThrow()))
                    .as(name)
                    .isGreaterThanOrEqualTo(
                            fewer.guaranteedCores(fewer.find(name).orElseThrow()) - ROUNDING);
        }
    }

    /** Without containers only the broker and the nine engines run. */
    @Property(generation = GenerationMode.EXHAUSTIVE)
    void norDoesOneCoreMoreWhereOnlyTheEnginesRun(
            @ForAll @IntRange(min = 1, max = 255) int cores, @ForAll boolean exclusive) {
        ResourceProfiles profiles = exclusive ? EXCLUSIVE : SHARED;
        Placement fewer = engines(profiles, cores);
        Placement larger = engines(profiles, cores + 1);
        for (String name : CRITICAL) {
            assertThat(larger.guaranteedCores(larger.find(name).orElseThrow()))
                    .as(name)
                    .isGreaterThanOrEqualTo(
                            fewer.guaranteedCores(fewer.find(name).orElseThrow()) - ROUNDING);
        }
    }

    private static Placement engines(ResourceProfiles profiles, int cores) {
        Set<String> engines = profiles.containers().stream()
                .filter(each -> each.jvm().isPresent() && each.standbyOf().isEmpty())
                .map(ContainerProfile::name)
                .collect(Collectors.toSet());
        return Planner.plan(profiles, Machine.of("test", cores, Memory.ofGibibytes(64), "given"), Tier.AUTO, engines);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void norDoesOneCoreMore(@ForAll @IntRange(min = 1, max = 255) int cores, @ForAll Tier tier) {
        moreCoresGuaranteeACriticalEngineNoLess(3_738, cores, 1, tier);
        moreCoresGuaranteeACriticalEngineNoLess(1 << 20, cores, 1, tier);
    }
}
