package io.nautilus.hardware;

import io.nautilus.hardware.ContainerProfile.Pinned;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives each container its cores: those that are named; then, of what nobody has alone by name, those of its part. Every
 * name is checked, also that of a container that does not run.
 */
final class CoreSplit {
    private final ResourceProfiles profiles;
    private final Machine used;
    private final List<ContainerProfile> running;
    private final List<CoreSet> free;
    private final CoreLayout layout;

    /** Throws {@link ProfileMistake} where cores are named that cannot be given. */
    CoreSplit(ResourceProfiles profiles, Machine machine, Tier tier, List<ContainerProfile> running) {
        this.profiles = profiles;
        this.used = tier.of(machine);
        this.running = running;
        profiles.containers().forEach(each -> checkNamed(each, machine, tier));
        CoreSet taken = CoreSet.all(running.stream()
                .filter(ContainerProfile::exclusive)
                .flatMap(each -> each.pinned().stream())
                .map(Pinned::cores)
                .toList());
        this.free =
                used.wholeCores().stream().filter(core -> !core.overlaps(taken)).toList();
        this.layout = layout();
        checkAlone();
        running.stream().filter(each -> cores(each).isEmpty()).findFirst().ifPresent(this::nothingLeft);
    }

    private CoreLayout layout() {
        List<ContainerProfile> choosing =
                running.stream().filter(each -> each.pinned().isEmpty()).toList();
        Set<CoreGroup> groups = choosing.stream()
                .filter(each -> !each.exclusive())
                .map(ContainerProfile::group)
                .collect(Collectors.toSet());
        return CoreLayout.of(free, choosing.stream().anyMatch(ContainerProfile::exclusive), groups);
    }

    private void checkNamed(ContainerProfile container, Machine machine, Tier tier) {
        CoreSet asked = container.pinned().map(Pinned::cores).orElse(CoreSet.NONE);
        CoreSet absent = machine.cores().missing(asked);
        if (!absent.isEmpty()) {
            throw mistake(container, asked, "there is no core " + absent + "; there are " + machine.cores());
        }
        if (!used.cores().contains(asked)) {
            throw mistake(container, asked, "the tier " + tier.text() + " uses cores " + used.cores() + " alone");
        }
        for (CoreSet core : used.wholeCores()) {
            if (container.exclusive() && core.overlaps(asked) && !asked.contains(core)) {
                String why = core + " are threads of one core, and it asks for cores alone (x-exclusive)";
                throw mistake(container, asked, why);
            }
        }
    }

    private void checkAlone() {
        for (ContainerProfile alone :
                profiles.containers().stream().filter(this::isExclusive).toList()) {
            for (ContainerProfile other : profiles.containers()) {
                // Who does not run is in the way only of what is written down.
                boolean counts = running.contains(alone) || other.pinned().isPresent();
                if (other != alone && counts && cores(other).overlaps(cores(alone))) {
                    throw overlap(alone, other);
                }
            }
        }
    }

    /** Names the one of the two whose cores are written down. */
    private ProfileMistake overlap(ContainerProfile alone, ContainerProfile other) {
        return other.pinned().isPresent()
                ? mistake(other, cores(other), alone.name() + " has " + cores(alone) + " alone (x-exclusive)")
                : mistake(
                        alone,
                        cores(alone),
                        "it asks for them alone (x-exclusive), and " + other.name() + " is on " + cores(other));
    }

    private void nothingLeft(ContainerProfile container) {
        ContainerProfile alone =
                running.stream().filter(this::isExclusive).findFirst().orElseThrow();
        throw mistake(
                alone, cores(alone), "cores that some have alone (x-exclusive) leave none for " + container.name());
    }

    private ProfileMistake mistake(ContainerProfile container, CoreSet cores, String why) {
        return container
                .pinned()
                .map(Pinned::origin)
                .orElse(new Origin(profiles.file(), "services." + container.name() + ".cpuset"))
                .mistake(cores.text(), why);
    }

    /** Of one that does not run, those that are named, or none. */
    CoreSet cores(ContainerProfile container) {
        Optional<CoreSet> named = container.pinned().map(Pinned::cores);
        if (named.isPresent() || !running.contains(container)) {
            return named.orElse(CoreSet.NONE);
        }
        return isExclusive(container) ? layout.exclusive() : layout.of(container.group());
    }

    boolean isExclusive(ContainerProfile container) {
        boolean chosen = running.contains(container) && !layout.exclusive().isEmpty();
        return container.exclusive() && (container.pinned().isPresent() || chosen);
    }

    /** Where whatever else runs belongs. */
    CoreSet background() {
        return layout.background();
    }

    String reason(ContainerProfile container) {
        if (container.pinned().isPresent()) {
            return "cores: named" + (container.exclusive() ? ", alone" : "");
        }
        int given = used.whole(cores(container));
        if (isExclusive(container)) {
            return given < container.coresAsked()
                    ? "cores: " + given + " alone of " + container.coresAsked() + " asked for; 2 from 12 cores on"
                    : "cores: " + given + " alone, as asked";
        }
        if (container.exclusive()) {
            return "cores: none alone below 3 cores, all share all";
        }
        String more = container.coresAsked() > given ? "; it asks for " + container.coresAsked() : "";
        return "cores: " + set(container) + more;
    }

    private String set(ContainerProfile container) {
        boolean isAll = cores(container).equals(layout.exclusive().missing(CoreSet.all(free)));
        return isAll
                ? "shared by all" + (running.stream().anyMatch(this::isExclusive) ? " but the one alone" : "")
                : "shared, " + name(container.group());
    }

    private String name(CoreGroup group) {
        return switch (group) {
            case CRITICAL -> layout.exclusive().isEmpty() ? "the critical set" : "the rest of the critical set";
            case POOL -> "the pool";
            case BACKGROUND -> "the last cores";
        };
    }
}
