package io.nautilus.launcher.containers;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.LogFile;
import io.nautilus.launcher.process.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The images of a plan's services: ours are built where they are missing or older than the program, others fetched. */
public final class Images {
    private static final int SHOWN = 15;

    private final Home home;
    private final Compose compose;
    private final Path logs;

    Images(Home home, Compose compose, Path logs) {
        this.home = home;
        this.compose = compose;
        this.logs = logs;
    }

    /** Those that {@code docker} has; what its builder says goes to {@code logs}. */
    public static Images of(Home home, Docker docker, Path logs) {
        return new Images(home, new Compose(docker), logs);
    }

    /** Services whose image has to be built. */
    public List<String> stale(List<String> services) {
        return services.stream().filter(service -> !isCurrent(service)).toList();
    }

    /** One that somebody else built, or brought in a bundle, is taken if it is younger than the program here. */
    private boolean isCurrent(String service) {
        Optional<JsonNode> there = compose.image(name(service));
        if (there.isEmpty()) {
            return false;
        }
        Program program = program(service);
        return JsonFile.read(note(service))
                .filter(note -> note.path("image").asText().equals(id(there.get())))
                .map(note -> note.path("program").asText().equals(program.text()))
                .orElseGet(() -> !made(there.get()).isBefore(program.newest()));
    }

    /** When an image was made; long ago where it does not say. */
    private static Instant made(JsonNode image) {
        try {
            return OffsetDateTime.parse(image.path("Created").asText()).toInstant();
        } catch (DateTimeParseException untold) {
            return Instant.EPOCH;
        }
    }

    private static String id(JsonNode image) {
        return image.path("Id").asText();
    }

    /** Builds them one after the other, saying which; what the builder says goes to a file each. */
    public void build(List<String> services, Progress progress) {
        for (String service : services) {
            int number = services.indexOf(service) + 1;
            progress.say(service, "its image is built (%d of %d)".formatted(number, services.size()));
            Path log = logs.resolve("image-" + service + ".log");
            if (compose.build(service, log) != 0) {
                String last = String.join("\n", new LogFile(logs, "image-" + service).tail(SHOWN));
                throw new Refusal(
                        ExitCode.BUILD_FAILED,
                        "The image of " + service + " was not built:\n" + last + "\nAll: " + log);
            }
            JsonFile.write(
                    note(service),
                    JsonFile.object()
                            .put(
                                    "image",
                                    compose.image(name(service)).map(Images::id).orElse(""))
                            .put("program", program(service).text()));
        }
    }

    /** Fetches what is not there; returns what cannot be had. */
    List<String> fetch(List<String> services, Progress progress) {
        List<String> missing = new ArrayList<>();
        for (String service : services) {
            if (compose.isThere(service)) {
                continue;
            }
            progress.say(service, "its image is fetched");
            Path log = logs.resolve("image-" + service + ".log");
            if (compose.pull(service, log) != 0) {
                progress.say(service, "left out: its image cannot be fetched, see " + log);
                missing.add(service);
            }
        }
        return missing;
    }

    static String name(String service) {
        String version = System.getenv().getOrDefault("NAUTILUS_VERSION", Compose.VERSION);
        return "nautilus/" + service + ":" + version;
    }

    private Path note(String service) {
        return home.root().resolve("target/images").resolve(service + ".json");
    }

    /** Of the files that are in an image: when the newest was made, and how large all are. */
    private record Program(Instant newest, long bytes) {
        String text() {
            return newest.toEpochMilli() + " " + bytes;
        }
    }

    private Program program(String service) {
        List<Path> roots = service.equals(Catalogue.BROKER)
                ? List.of(
                        home.root().resolve("launcher/target/launcher.jar"),
                        home.root().resolve("launcher/target/lib"))
                : List.of(home.root().resolve("engines").resolve(service).resolve("target/quarkus-app"));
        long newest = 0;
        long bytes = 0;
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".jar")).toList()) {
                    newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
                    bytes += Files.size(file);
                }
            } catch (IOException absent) {
                throw new FileFailure("read", root, absent);
            }
        }
        return new Program(Instant.ofEpochMilli(newest), bytes);
    }
}
