package io.nautilus.launcher.system;

import io.nautilus.launcher.process.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the packaged programs lie, and recorded feeds where somebody has them. */
public final class Repository {
    public static final Path ROOT = above("scripts/nautilus").orElseThrow();
    /** What a launcher knows of itself, for the packaged one. */
    public static final Home HOME = new Home(
            ROOT,
            Path.of(System.getProperty("java.home"), "bin", "java"),
            ROOT.resolve("launcher/target/launcher.jar").toString());

    private Repository() {}

    /** The folder of recorded feeds, if this machine has it. */
    static Optional<Path> sharedFeeds() {
        String stated = System.getProperty("nautilus.shared.data");
        Optional<Path> data = stated == null
                ? above("shared/data").map(root -> root.resolve("shared/data"))
                : Optional.of(Path.of(stated));
        return data.map(folder -> folder.resolve("feeds")).filter(Files::isDirectory);
    }

    private static Optional<Path> above(String landmark) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(landmark)))
                .findFirst();
    }
}
