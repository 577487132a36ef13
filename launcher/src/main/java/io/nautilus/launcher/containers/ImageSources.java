package io.nautilus.launcher.containers;

import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a service's image is made of: the program's libraries, the Dockerfile, and what all images share.
 *
 * @param newest when the last of them was changed
 * @param bytes how large all are
 */
record ImageSources(Instant newest, long bytes) {
    static ImageSources of(Home home, String service) {
        long newest = 0;
        long bytes = 0;
        for (Path file : files(home.root(), service)) {
            try {
                newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
                bytes += Files.size(file);
            } catch (IOException absent) {
                throw new FileFailure("read", file, absent);
            }
        }
        return new ImageSources(Instant.ofEpochMilli(newest), bytes);
    }

    private static List<Path> files(Path root, String service) {
        List<Path> files = new ArrayList<>(List.of(root.resolve(dockerfile(root, service))));
        files.addAll(below(root.resolve("engines/image"), ""));
        if (service.equals(Catalogue.BROKER)) {
            files.add(root.resolve("launcher/target/launcher.jar"));
            files.addAll(below(root.resolve("launcher/target/lib"), ".jar"));
        } else {
            files.addAll(below(root.resolve("engines").resolve(service).resolve("target/quarkus-app"), ".jar"));
        }
        return files;
    }

    private static List<Path> below(Path folder, String ending) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(each -> each.toString().endsWith(ending) && Files.isRegularFile(each))
                    .toList();
        } catch (IOException absent) {
            throw new FileFailure("read", folder, absent);
        }
    }

    /** As the compose file says it. */
    private static String dockerfile(Path root, String service) {
        Path file = root.resolve(Compose.FILE);
        try {
            Object at = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            for (String key : List.of("services", service, "build", "dockerfile")) {
                at = at instanceof Map<?, ?> map ? map.get(key) : null;
            }
            if (at instanceof String name) {
                return name;
            }
            throw new IllegalStateException(file + " names no Dockerfile of " + service);
        } catch (IOException absent) {
            throw new FileFailure("read", file, absent);
        }
    }

    /** The same as long as nothing was changed. */
    String text() {
        return newest.toEpochMilli() + " " + bytes;
    }
}
