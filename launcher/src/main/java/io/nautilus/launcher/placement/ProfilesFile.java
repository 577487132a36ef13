package io.nautilus.launcher.placement;

import io.nautilus.hardware.ContainerProfile;
import io.nautilus.hardware.ProfileMistake;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that says what each container asks for. Whatever is wrong with it is a {@link Refusal} that says what. */
public final class ProfilesFile {
    public static final String NAME = "resource-profiles.yml";
    private static final int MOST_BYTES = 1 << 20;

    private ProfilesFile() {}

    /** The one of a project's folder. */
    public static ResourceProfiles of(Path root) {
        return of(root, Optional.empty());
    }

    /** The same with the values of a file that a person wrote. */
    public static ResourceProfiles of(Path root, Optional<Path> values) {
        return read(root.resolve(NAME), NAME, values);
    }

    /** {@code name} is what people are told it is called. */
    public static ResourceProfiles read(Path file, String name, Optional<Path> values) {
        String text = text(file, name);
        try {
            ResourceProfiles plain = ResourceProfiles.parse(name, text);
            return values.isEmpty()
                    ? plain
                    : ResourceProfiles.parse(
                            name, text, EnvFile.read(values.get()).values(plain));
        } catch (ProfileMistake mistake) {
            throw refused(mistake.getMessage());
        }
    }

    private static String text(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw refused(name + ": it is larger than 1 MiB, which no such file is.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw refused(name + " cannot be read: " + FileFailure.reason(failed) + ".");
        }
    }

    /** What the JVM of a service asks for. */
    public static ContainerProfile.Jvm jvm(ResourceProfiles profiles, String service) {
        return profiles.find(service)
                .flatMap(ContainerProfile::jvm)
                .orElseThrow(() -> refused(profiles.file() + ": services." + service
                        + " has no x-heap, and a JVM has to be started for it."));
    }

    static Refusal refused(String why) {
        return new Refusal(ExitCode.PLAN_REFUSED, why);
    }
}
