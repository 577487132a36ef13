package io.nautilus.launcher.containers;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The file {@code .env} beside the compose file, which Compose reads by itself: what is asked of every container. */
public final class ValuesFile {
    static final String TOKENS = "NAUTILUS_TOKENS";

    /** The first line of what a start writes; anything else is a person's, also what a command printed for one. */
    static final String OURS = "# Written by a start of Nautilus in containers, and anew by the next: not to be edited";

    private final Path path;

    public ValuesFile(Path root) {
        this.path = root.resolve(".env");
    }

    Path path() {
        return path;
    }

    /** Refuses to overwrite what a person wrote. */
    void check() {
        if (Files.exists(path) && !text().lines().findFirst().equals(Optional.of(OURS))) {
            throw new Refusal(
                    ExitCode.BAD_FLAGS,
                    path + " is a file of your own, which a start in containers would overwrite.\n"
                            + "Move it away; a plan of your own is taken by --env-file.");
        }
    }

    void write(List<String> lines) {
        check();
        WholeFile.write(path, String.join("\n", lines) + "\n", WholeFile.READABLE);
    }

    /** The data folder of the start that wrote it; empty where none did. */
    Optional<DataFolder> data() {
        return Optional.ofNullable(holding().get(TOKENS))
                .map(tokens -> Path.of(tokens.replace("\"", "")).getParent())
                .map(DataFolder::new);
    }

    /** Whether another data folder's start wrote it, so that what runs by it is not this one's. */
    boolean isOfAnother(DataFolder mine) {
        return data().filter(other -> !other.isSame(mine)).isPresent();
    }

    /** What a person types to delete all volumes of the project that Compose takes beside the file. */
    public String deletion() {
        String held = holding().getOrDefault(Compose.PROJECT_VARIABLE, "");
        return Compose.deletion(Compose.askedProject().orElse(held.isEmpty() ? Compose.PROJECT : held));
    }

    private Map<String, String> holding() {
        return values(Files.exists(path) ? text().lines().toList() : List.of());
    }

    /** What differs between the values that hold and those that are asked for, a line each. */
    List<String> differences(List<String> asked) {
        Map<String, String> holding = holding();
        Map<String, String> wanted = values(asked);
        TreeSet<String> names = new TreeSet<>(holding.keySet());
        names.addAll(wanted.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            String holds = holding.getOrDefault(name, "nothing");
            String wants = wanted.getOrDefault(name, "nothing");
            // What could not be had was left out, and is left out again.
            if (!holds.equals(wants) && !name.equals("COMPOSE_PROFILES")) {
                lines.add(name + ": " + holds + " runs, " + wants + " is asked for");
            }
        }
        return lines;
    }

    private static Map<String, String> values(List<String> lines) {
        Map<String, String> values = new TreeMap<>();
        lines.stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return values;
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (IOException failed) {
            throw new FileFailure("read", path, failed);
        }
    }
}
