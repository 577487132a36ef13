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

/** The plan of processes that run on this machine itself. */
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
        try {
            profiles.require(services);
            services.forEach(service -> ProfilesFile.jvm(profiles, service));
            if (!placing.isPlanned()) {
                return Allotments.least(profiles, placing.unplanned());
            }
            Placement placement = planned(profiles, here, placing);
            return Allotments.planned(
                    profiles, placement, Binding.ofThisSystem(placement.used().cores()));
        } catch (ProfileMistake mistake) {
            throw ProfilesFile.refused(mistake.getMessage());
        }
    }

    /** Who is to get what of a machine, as {@code placing} asks for it. */
    public static Placement planned(ResourceProfiles profiles, Machine here, Placing placing) {
        try {
            return Planner.plan(profiles, atMost(here, placing.gibibytes()), placing.tier());
        } catch (ProfileMistake mistake) {
            throw ProfilesFile.refused(mistake.getMessage());
        } catch (TooSmall refused) {
            throw ProfilesFile.refused(
                    refused.getMessage() + "\nWithout a plan each gets its least: start with --no-placement.");
        }
    }

    /** {@code whole} with so many GiB of memory at most; {@link Placing#ALL} leaves it as it is. */
    public static Machine atMost(Machine whole, int gibibytes) {
        return gibibytes == Placing.ALL ? whole : whole.first(whole.cores().size(), Memory.ofGibibytes(gibibytes));
    }
}
