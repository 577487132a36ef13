package io.nautilus.hardware;

import io.nautilus.hardware.Placement.LeftOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides who gets which cores and how much memory on a machine. The same profiles, machine, tier and containers give the
 * same placement. All memory limits together stay below 80 % of the memory; the rest is the system's.
 */
public final class Planner {
    private static final int MEMORY_PERCENT = 80;

    private final ResourceProfiles profiles;
    private final Machine machine;
    private final Tier tier;
    private final Machine used;
    private final Memory budget;
    private final List<ContainerProfile> running = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Planner(ResourceProfiles profiles, Machine machine, Tier tier) {
        this.profiles = profiles;
        this.machine = machine;
        this.tier = tier;
        this.used = tier.of(machine);
        this.budget = used.memory().percent(MEMORY_PERCENT);
    }

    /**
     * Of all containers but the standbys. Throws {@link TooSmall} where the memory does not suffice, and {@link
     * ProfileMistake} where the file names cores that cannot be given.
     */
    public static Placement plan(ResourceProfiles profiles, Machine machine, Tier tier) {
        Set<String> usual = profiles.containers().stream()
                .filter(container -> container.standbyOf().isEmpty())
                .map(ContainerProfile::name)
                .collect(Collectors.toSet());
        return plan(profiles, machine, tier, usual);
    }

    /** The same of these containers alone. */
    public static Placement plan(ResourceProfiles profiles, Machine machine, Tier tier, Set<String> started) {
        return new Planner(profiles, machine, tier).placement(started);
    }

    private Placement placement(Set<String> started) {
        for (ContainerProfile container : profiles.containers()) {
            if (started.contains(container.name())) {
                running.add(container);
            } else {
                boolean standby = container.standbyOf().isPresent();
                leftOut.add(new LeftOut(container.name(), standby ? "a standby, off unless asked for" : "not started"));
            }
        }
        leaveOutWhatDoesNotFit();
        CoreSplit cores = new CoreSplit(profiles, machine, tier, running);
        Map<String, Memory> memory = MemorySplit.of(running, budget);
        List<ContainerPlacement> placed = running.stream()
                .map(container -> place(container, cores, memory.get(container.name())))
                .toList();
        return new Placement(machine, tier, used, placed, cores.background(), leftOut, notes(placed));
    }

    private void leaveOutWhatDoesNotFit() {
        while (budget.isBelow(MemorySplit.minimum(running))) {
            ContainerProfile next = running.stream()
                    .filter(container -> container.leaveOut() > 0)
                    .min(Comparator.comparingInt(ContainerProfile::leaveOut))
                    .orElseThrow(this::tooSmall);
            running.remove(next);
            leftOut.add(new LeftOut(next.name(), "no memory left for its " + next.minimum()));
        }
    }

    private TooSmall tooSmall() {
        Memory needed = MemorySplit.minimum(running);
        long whole = Math.ceilDiv(needed.mebibytes() * 100, MEMORY_PERCENT);
        String given = running.stream()
                .flatMap(
                        container -> container.memoryGiven().stream().map(origin -> origin + " " + container.minimum()))
                .collect(Collectors.joining(", "));
        return new TooSmall(
                "The memory does not suffice: " + running.size() + " containers that must run need " + needed
                        + ", and " + MEMORY_PERCENT + " % of " + used.memory() + " is " + budget + ". "
                        + needed.minus(budget) + " are missing; with " + new Memory(whole) + " of memory they fit."
                        + (given.isEmpty() ? "" : "\nOf that is named: " + given + "."));
    }

    private ContainerPlacement place(ContainerProfile container, CoreSplit split, Memory memory) {
        CoreSet cores = split.cores(container);
        List<String> reasons = new ArrayList<>();
        reasons.add(split.reason(container));
        reasons.add(memoryReason(container, memory));
        Optional<JvmSettings> jvm = container
                .jvm()
                .map(asked -> JvmSettings.of(asked, memory, cores.size(), used.whole(cores), hasFewCores()));
        jvm.ifPresent(settings -> reasons.addAll(settings.reasons()));
        return new ContainerPlacement(
                container.name(),
                container.profile(),
                cores,
                split.isExclusive(container),
                container.shares(),
                memory,
                jvm.map(JvmSettings::heap),
                jvm.map(JvmSettings::collector),
                jvm.map(JvmSettings::flags).orElse(List.of()),
                reasons);
    }

    /** So few that the planner gives nobody one alone. */
    private boolean hasFewCores() {
        return used.wholeCores().size() < CoreLayout.FIRST_EXCLUSIVE;
    }

    private static String memoryReason(ContainerProfile container, Memory memory) {
        if (container.memoryGiven().isPresent()) {
            return "memory: named";
        }
        if (memory.equals(container.minimum())) {
            return "memory: its least";
        }
        return memory.equals(container.ceiling())
                ? "memory: the ceiling of its profile"
                : "memory: its least, and by weight of what is left";
    }

    private List<String> notes(List<ContainerPlacement> placed) {
        List<String> notes = new ArrayList<>();
        if (tier.isMoreThan(machine)) {
            notes.add("The tier " + tier.text() + " means " + tier.asks()
                    + "; where that is more than there is, what is there is used.");
        }
        if (used.hasThreads()) {
            notes.add("Cores here have several threads; they are counted whole, and given with all their threads.");
        }
        if (hasFewCores()) {
            notes.add("Fewer than 3 cores: "
                    + (placed.stream().anyMatch(ContainerPlacement::exclusive)
                            ? "only who names one has it alone; whose cores are not named shares the rest, by weight."
                            : "nobody has one alone; whose cores are not named shares all, by weight."));
        }
        return notes;
    }
}
