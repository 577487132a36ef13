package io.nautilus.launcher.placement;

import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
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
        ResourceProfiles profiles = ProfilesFile.of(root);
        try {
            profiles.require(services);
            services.forEach(service -> ProfilesFile.jvm(profiles, service));
            if (!placing.isPlanned()) {
                return Allotments.least(profiles, placing.unplanned());
            }
            Machine machine = machine(placing.gibibytes());
            return Allotments.planned(
                    profiles, Planner.plan(profiles, machine, placing.tier()), Binding.ofThisSystem());
        } catch (ProfileMistake mistake) {
            throw ProfilesFile.refused(mistake.getMessage());
        } catch (TooSmall refused) {
            throw ProfilesFile.refused(
                    refused.getMessage() + "\nWithout a plan each gets its least: start with --no-placement.");
        }
    }

    private static Machine machine(int gibibytes) {
        Machine here = ThisMachine.detected().machine();
        int cores = here.cores().size();
        return gibibytes == Placing.ALL ? here : here.first(cores, Memory.ofGibibytes(gibibytes));
    }
}
