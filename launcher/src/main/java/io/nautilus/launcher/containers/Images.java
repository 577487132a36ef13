package io.nautilus.launcher.containers;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.LogFile;
import io.nautilus.launcher.process.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The images of a plan's services: ours are built where they are missing or older than what lies here. */
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

    /** One that somebody else built, or brought in a bundle, is taken if it is younger than what lies here. */
    private boolean isCurrent(String service) {
        Optional<JsonNode> there = compose.image(name(service));
        if (there.isEmpty()) {
            return false;
        }
        ImageSources sources = ImageSources.of(home, service);
        return JsonFile.read(note(service))
                .filter(note -> note.path("image").asText().equals(id(there.get())))
                .map(note -> note.path("sources").asText().equals(sources.text()))
                .orElseGet(() -> !made(there.get()).isBefore(sources.newest()));
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
            String replaced = currentId(service);
            if (compose.build(service, log) != 0) {
                String last = String.join("\n", new LogFile(logs, "image-" + service).tail(SHOWN));
                throw new Refusal(
                        ExitCode.BUILD_FAILED,
                        "The image of " + service + " was not built:\n" + last + "\nAll: " + log);
            }
            JsonFile.write(
                    note(service),
                    JsonFile.object()
                            .put("image", currentId(service))
                            .put("sources", ImageSources.of(home, service).text()));
            compose.removeUntagged(replaced);
        }
    }

    /** Of a service's image; empty where there is none. */
    private String currentId(String service) {
        return compose.image(name(service)).map(Images::id).orElse("");
    }

    /** Services whose image has to be fetched. */
    List<String> absent(List<String> services) {
        return services.stream().filter(service -> !compose.isThere(service)).toList();
    }

    /** Fetches what is not there; returns what cannot be had. */
    List<String> fetch(List<String> services, Progress progress) {
        List<String> missing = new ArrayList<>();
        for (String service : absent(services)) {
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
}
