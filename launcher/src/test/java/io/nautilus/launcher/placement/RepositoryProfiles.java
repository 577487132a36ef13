package io.nautilus.launcher.placement;

import io.nautilus.hardware.Placement;
import io.nautilus.hardware.Planner;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.hardware.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository's own resource-profiles.yml. */
final class RepositoryProfiles {
    static final ResourceProfiles PROFILES = ResourceProfiles.parse("resource-profiles.yml", text());

    private RepositoryProfiles() {}

    static String text() {
        try {
            return Files.readString(Path.of("../resource-profiles.yml"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Placement plan(String machine, Tier tier) {
        return Planner.plan(PROFILES, KnownMachine.named(machine), tier);
    }
}
