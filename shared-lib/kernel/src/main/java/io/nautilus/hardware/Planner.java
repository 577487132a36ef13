package io.nautilus.hardware;

import io.nautilus.hardware.Placement.LeftOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who gets which cores and how much memory on a machine. The same profiles, machine and tier give the same
 * placement. All memory limits together stay below 80 % of the memory; the rest is the system's.
 */
public final class Planner {
    private static final int MEMORY_PERCENT = 80;

    private final ResourceProfiles profiles;
    private final Machine machine;
    private final Tier tier;
    private final Machine used;
    private final CoreLayout layout;
    private final Memory budget;
    private final List<ContainerProfile> running = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Planner(ResourceProfiles profiles, Machine machine, Tier tier) {
        this.profiles = profiles;
        this.machine = machine;
        this.tier = tier;
        this.used = tier.of(machine);
        this.layout = CoreLayout.of(used.wholeCores());
        this.budget = used.memory().percent(MEMORY_PERCENT);
    }

    /**
     * Throws {@link TooSmall} where the memory does not suffice, and {@link ProfileMistake} where the file names cores
     * that cannot be given.
     */
    public static Placement plan(ResourceProfiles profiles, Machine machine, Tier tier) {
        return new Planner(profiles, machine, tier).placement();
    }

    private Placement placement() {
        profiles.containers().forEach(this::choose);
        leaveOutWhatDoesNotFit();
        Map<String, Memory> memory = MemorySplit.of(running, budget);
        List<ContainerPlacement> placed = running.stream()
                .map(container -> place(container, memory.get(container.name())))
                .toList();
        checkExclusive(placed);
        return new Placement(machine, tier, used, placed, leftOut, notes());
    }

    private void choose(ContainerProfile container) {
        if (container.standbyOf().isPresent()) {
            leftOut.add(new LeftOut(container.name(), "a standby, off unless asked for"));
        } else {
            running.add(container);
        }
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
        return new TooSmall(
                "The memory does not suffice: " + running.size() + " containers that must run need " + needed
                        + ", and " + MEMORY_PERCENT + " % of " + used.memory() + " is " + budget + ". "
                        + needed.minus(budget) + " are missing; with " + new Memory(whole) + " of memory they fit.");
    }

    private ContainerPlacement place(ContainerProfile container, Memory memory) {
        CoreSet cores = cores(container);
        boolean exclusive = isExclusive(container);
        List<String> reasons = new ArrayList<>();
        reasons.add(coresReason(container, cores, exclusive));
        reasons.add(memoryReason(container, memory));
        boolean few = layout.exclusive().isEmpty();
        Optional<JvmSettings> jvm = container.jvm().map(asked -> JvmSettings.of(asked, memory, cores.size(), few));
        jvm.ifPresent(settings -> reasons.addAll(settings.reasons()));
        return new ContainerPlacement(
                container.name(),
                container.profile(),
                cores,
                exclusive,
                container.shares(),
                memory,
                jvm.map(JvmSettings::heap),
                jvm.map(JvmSettings::collector),
                jvm.map(JvmSettings::flags).orElse(List.of()),
                reasons);
    }

    private CoreSet cores(ContainerProfile container) {
        return container
                .pinned()
                .map(asked -> checked(container, asked.cores()))
                .orElseGet(() -> isExclusive(container) ? layout.exclusive() : layout.of(container.group()));
    }

    private boolean isExclusive(ContainerProfile container) {
        return container.exclusive()
                && (container.pinned().isPresent() || !layout.exclusive().isEmpty());
    }

    private CoreSet checked(ContainerProfile container, CoreSet asked) {
        CoreSet beyond = used.cores().missing(asked);
        if (!beyond.isEmpty()) {
            throw mistake(container, asked, "there is no core " + beyond + "; there are " + used.cores());
        }
        if (container.exclusive()) {
            for (CoreSet core : used.wholeCores()) {
                if (core.overlaps(asked) && !asked.contains(core)) {
                    String why = core + " are threads of one core, and it asks for cores alone (x-exclusive)";
                    throw mistake(container, asked, why);
                }
            }
        }
        return asked;
    }

    private void checkExclusive(List<ContainerPlacement> placed) {
        for (ContainerPlacement alone :
                placed.stream().filter(ContainerPlacement::exclusive).toList()) {
            for (ContainerPlacement other : placed) {
                if (other != alone && other.cores().overlaps(alone.cores())) {
                    throw overlap(alone, other);
                }
            }
        }
    }

    /** Names the one of the two whose cores are written down. */
    private ProfileMistake overlap(ContainerPlacement alone, ContainerPlacement other) {
        ContainerProfile asking = profiles.find(alone.name()).orElseThrow();
        ContainerProfile there = profiles.find(other.name()).orElseThrow();
        return there.pinned().isPresent()
                ? mistake(there, other.cores(), alone.name() + " has " + alone.cores() + " alone (x-exclusive)")
                : mistake(
                        asking,
                        alone.cores(),
                        "it asks for them alone (x-exclusive), and " + other.name() + " is on " + other.cores());
    }

    private ProfileMistake mistake(ContainerProfile container, CoreSet cores, String why) {
        String where = container.pinned().map(ContainerProfile.Pinned::where).orElse(profiles.file());
        return new ProfileMistake(where, "services." + container.name() + ".cpuset", cores.text(), why);
    }

    private String coresReason(ContainerProfile container, CoreSet cores, boolean exclusive) {
        if (container.pinned().isPresent()) {
            return "cores: named" + (exclusive ? ", alone" : "");
        }
        if (exclusive) {
            return cores.size() < container.coresAsked()
                    ? "cores: 1 alone of " + container.coresAsked() + " asked for; 2 from 12 cores on"
                    : "cores: " + cores.size() + " alone, as asked";
        }
        if (container.exclusive()) {
            return "cores: none alone below 3 cores, all share all";
        }
        String set = layout.critical().equals(layout.pool())
                ? "shared by all" + (layout.exclusive().isEmpty() ? "" : " but the one alone")
                : "shared, " + set(container.group());
        return container.coresAsked() > cores.size()
                ? "cores: " + set + "; it asks for " + container.coresAsked()
                : "cores: " + set;
    }

    private static String set(CoreGroup group) {
        return switch (group) {
            case CRITICAL -> "the rest of the critical set";
            case POOL -> "the pool";
            case BACKGROUND -> "the last cores";
        };
    }

    private static String memoryReason(ContainerProfile container, Memory memory) {
        if (memory.equals(container.minimum())) {
            return container.ceiling().equals(memory) ? "memory: named" : "memory: its least";
        }
        return memory.equals(container.ceiling())
                ? "memory: the ceiling of its profile"
                : "memory: its least, and by weight of what is left";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (tier.isMoreThan(machine)) {
            notes.add("The tier " + tier.name().toLowerCase(Locale.ROOT) + " means " + tier.asks()
                    + "; where that is more than there is, what is there is used.");
        }
        if (used.hasThreads()) {
            notes.add("Cores here have several threads; they are counted whole, and given with all their threads.");
        }
        if (layout.exclusive().isEmpty()) {
            notes.add("Fewer than 3 cores: nobody has one alone; whose cores are not named shares all, by weight.");
        }
        return notes;
    }
}
