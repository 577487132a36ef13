package io.nautilus.launcher.containers;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * What containers see of the data folder: the one that makes the tokens their folder, the engines the folder of the
 * hashes alone, Grafana that of its password. The log and all else lie in volumes of the container engine.
 */
public record Folders(Path tokens, Path hashes, Path grafana) {
    private static final String UID = "unix:uid";
    private static final String GID = "unix:gid";
    private static final int ROOT = 0;
    /** Whose containers root's are, since no container runs as root. */
    private static final int SOMEBODY = 1000;

    public static Folders of(DataFolder data) {
        DataFolder real = new DataFolder(data.real());
        Path containers = real.root().resolve("containers");
        return new Folders(real.secrets(), containers.resolve("hashes"), containers.resolve("grafana"));
    }

    private List<Path> all() {
        return List.of(tokens, hashes, grafana);
    }

    /** Makes them, for their owner alone, whom containers run as. Returns the owner as {@code uid:gid}. */
    String make() {
        for (Path folder : all()) {
            try {
                if (!Files.exists(folder)) {
                    Files.createDirectories(folder.getParent());
                    Files.createDirectory(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
                giveAway(folder);
            } catch (IOException failed) {
                throw new FileFailure("make", folder, failed);
            }
        }
        return owner(tokens);
    }

    /** Whom containers would run as, where nothing is made yet: the owner of the nearest folder that is there. */
    String futureOwner() {
        Path there = tokens;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        String owner = owner(there);
        return owner.startsWith(ROOT + ":") ? SOMEBODY + ":" + SOMEBODY : owner;
    }

    /** Root can read what is somebody's, but somebody cannot read what is root's. */
    private static void giveAway(Path folder) throws IOException {
        if (id(folder, UID) != ROOT) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.toList()) {
                Files.setAttribute(each, UID, SOMEBODY);
                Files.setAttribute(each, GID, SOMEBODY);
            }
        }
    }

    private static String owner(Path folder) {
        try {
            return id(folder, UID) + ":" + id(folder, GID);
        } catch (IOException failed) {
            throw new FileFailure("ask for the owner of", folder, failed);
        }
    }

    private static int id(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, attribute);
    }
}
