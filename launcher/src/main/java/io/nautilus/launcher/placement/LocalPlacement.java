package io.nautilus.launcher.placement;

import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.Planner;
import io.nautilus.hardware.ProfileMistake;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.hardware.TooSmall;
import io.nautilus.launcher.Refusal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

/** Plans as a start asks for them, and what of one the processes on this machine itself are given. */
public final class LocalPlacement {
    private LocalPlacement() {}

    /**
     * What each of {@code services} is given.
     *
     * @param root the project's folder, whose profiles are read
     * @throws Refusal where the file or the memory does not allow it
     */
    public static Allotments of(Path root, Placing placing, Collection<String> services) {
        ResourceProfiles profiles = ProfilesFile.of(root, placing.values());
        return of(profiles, ThisMachine.detected().machine(), placing, services);
    }

    /** The same of what was read already. */
    public static Allotments of(ResourceProfiles profiles, Machine here, Placing placing, Collection<String> services) {
        if (!placing.isPlanned()) {
            check(profiles, services);
            return Allotments.least(profiles, placing.unplanned());
        }
        Placement placement = planned(profiles, here, placing, services);
        return Allotments.planned(
                profiles, placement, Binding.ofThisSystem(placement.used().cores()));
    }

    /** Who is to get what of a machine, as {@code placing} asks for it: all containers. */
    public static Placement planned(ResourceProfiles profiles, Machine here, Placing placing) {
        return checked(placing, () -> Planner.plan(profiles, atMost(here, placing.gibibytes()), placing.tier()));
    }

    /** The same of these services alone: what is not started keeps no cores and no memory. */
    public static Placement planned(
            ResourceProfiles profiles, Machine here, Placing placing, Collection<String> services) {
        check(profiles, services);
        Set<String> started = Set.copyOf(services);
        return checked(
                placing, () -> Planner.plan(profiles, atMost(here, placing.gibibytes()), placing.tier(), started));
    }

    /** That each has an entry for a JVM, and one that lets nobody leave it out. */
    public static void check(ResourceProfiles profiles, Collection<String> services) {
        try {
            profiles.require(services);
            services.forEach(service -> ProfilesFile.jvm(profiles, service));
        } catch (ProfileMistake mistake) {
            throw ProfilesFile.refused(mistake.getMessage());
        }
    }

    private static Placement checked(Placing placing, Supplier<Placement> planner) {
        try {
            Placement placement = planner.get();
            placing.values().ifPresent(file -> EnvFile.read(file).check(placement));
            return placement;
        } catch (ProfileMistake mistake) {
            throw ProfilesFile.refused(mistake.getMessage());
        } catch (TooSmall refused) {
            throw ProfilesFile.refused(
                    refused.getMessage() + "\nWithout a plan each gets its least: start with --no-placement.");
        }
    }

    /** {@code whole} with so many GiB of memory at most; {@link Placing#ALL} leaves it as it is. */
    private static Machine atMost(Machine whole, int gibibytes) {
        return gibibytes == Placing.ALL ? whole : whole.first(whole.wholeCores().size(), Memory.ofGibibytes(gibibytes));
    }
}
