package io.nautilus.launcher.compose;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.ContainerProfile;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.Planner;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.placement.KnownMachine;
import io.nautilus.launcher.placement.PlacementEnv;
import io.nautilus.launcher.placement.PlacementJson;
import io.nautilus.launcher.placement.ProfilesFile;
import io.nautilus.launcher.system.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A plan of one's own for two cores: the order path on core 0, all others on core 1; and the file that Compose reads.
 * {@code none} is the same file without a plan: only how tests watch, and that nobody trades by itself.
 */
record ContainerPlan(Path mine, Path file, Path none, JsonNode containers) {
    /** Two cores, and memory that suffices for all and that no machine that tests has less of. */
    private static final String MACHINE = "2:6";

    /** Nobody trades by itself. */
    private static final String QUIET = "NAUTILUS_STRATEGIES_RUN=false";

    /** What is healthy is soon seen to be, in each of the phases that follow each other. */
    static final String OFTEN_SEEN = "NAUTILUS_HEALTH_EVERY";

    static final String EVERY = "2s";

    private static final List<String> TESTED = List.of(QUIET, OFTEN_SEEN + "=" + EVERY);

    static ContainerPlan written(Path folder) throws IOException {
        Path mine = folder.resolve("mine.env");
        Files.write(mine, asked(ProfilesFile.of(Repository.ROOT)));
        ResourceProfiles profiles = ProfilesFile.of(Repository.ROOT, Optional.of(mine));
        Placement placement = Planner.plan(profiles, KnownMachine.named(MACHINE), Tier.AUTO);
        List<String> lines = new ArrayList<>(PlacementEnv.lines(placement, profiles));
        lines.addAll(TESTED);
        Path file = Files.write(folder.resolve("plan.env"), lines);
        Path none = Files.write(folder.resolve("none.env"), TESTED);
        return new ContainerPlan(
                mine, file, none, PlacementJson.of(placement, "containers").path("containers"));
    }

    private static List<String> asked(ResourceProfiles profiles) {
        List<String> lines = new ArrayList<>(List.of("RISK_EXCLUSIVE=false"));
        profiles.containers().stream().map(ContainerProfile::name).forEach(name -> {
            String core = Containers.ORDER_PATH.contains(name) ? "0" : "1";
            lines.add(name.toUpperCase(Locale.ROOT).replace('-', '_') + "_CPUSET=" + core);
        });
        return lines;
    }

    /** What a service is given. */
    JsonNode of(String service) {
        return containers.path(service);
    }

    void delete() throws IOException {
        Files.delete(mine);
        Files.delete(file);
        Files.delete(none);
    }
}
