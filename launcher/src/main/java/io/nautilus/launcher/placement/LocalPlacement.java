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
import java.util.Optional;
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
        check(profiles, Entries.NEEDED);
        Supplier<Placement> all = () -> Planner.plan(profiles, atMost(here, placing.gibibytes()), placing.tier());
        return checked(profiles, placing, all, all);
    }

    /** The same of these services alone: what is not started keeps no cores and no memory. */
    public static Placement planned(
            ResourceProfiles profiles, Machine here, Placing placing, Collection<String> services) {
        check(profiles, services);
        Machine there = atMost(here, placing.gibibytes());
        return checked(
                profiles,
                placing,
                () -> Planner.plan(profiles, there, placing.tier(), Set.copyOf(services)),
                () -> Planner.plan(profiles, there, placing.tier()));
    }

    /** That each container has an entry, and each of these one for a JVM that lets nobody leave it out. */
    public static void check(ResourceProfiles profiles, Collection<String> services) {
        try {
            profiles.requireExactly(Entries.ALL);
            profiles.require(services);
            services.forEach(service -> ProfilesFile.jvm(profiles, service));
        } catch (ProfileMistake mistake) {
            throw ProfilesFile.refused(mistake.getMessage());
        }
    }

    /** {@code all} plans for all containers, as the values in a file that a person wrote may mean it. */
    private static Placement checked(
            ResourceProfiles profiles, Placing placing, Supplier<Placement> planner, Supplier<Placement> all) {
        try {
            Placement placement = planner.get();
            placing.values().ifPresent(file -> EnvFile.read(file).check(profiles, placement, () -> ifThereCanBe(all)));
            return placement;
        } catch (ProfileMistake mistake) {
            throw ProfilesFile.refused(mistake.getMessage());
        } catch (TooSmall refused) {
            throw ProfilesFile.refused(
                    refused.getMessage() + "\nWithout a plan each gets its least: start with --no-placement.");
        }
    }

    private static Optional<Placement> ifThereCanBe(Supplier<Placement> planner) {
        try {
            return Optional.of(planner.get());
        } catch (ProfileMistake | TooSmall _) {
            return Optional.empty();
        }
    }

    /** {@code whole} with so many GiB of memory at most; {@link Placing#ALL} leaves it as it is. */
    private static Machine atMost(Machine whole, int gibibytes) {
        return gibibytes == Placing.ALL ? whole : whole.first(whole.wholeCores().size(), Memory.ofGibibytes(gibibytes));
    }
}
