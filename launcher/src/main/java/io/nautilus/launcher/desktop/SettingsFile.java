package io.nautilus.launcher.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A user's settings of Docker Desktop. Since 4.35 they lie in settings-store.json with keys such as {@code MemoryMiB};
 * before, in settings.json with keys such as {@code memoryMiB}. What is not to be changed stays as it is.
 */
public final class SettingsFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final List<String> NAMES = List.of("settings-store.json", "settings.json");
    private static final String MAC_FOLDER = "Library/Group Containers/group.com.docker";
    private static final String LINUX_FOLDER = ".docker/desktop";
    private static final String NOTHING_CHANGED = " Nothing was changed.";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final ObjectNode now;

    private SettingsFile(Path file, ObjectNode now) {
        this.file = file;
        this.now = now;
    }

    /** One setting that would be another; {@code before} is empty where it is not there. */
    public record Change(String key, Optional<JsonNode> before, JsonNode after) {}

    /** The file of this user; the newer one where both are there. */
    public static Path ofUser(Path home, boolean mac) {
        Path folder = home.resolve(mac ? MAC_FOLDER : LINUX_FOLDER);
        return NAMES.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(folder.resolve(NAMES.getFirst()));
    }

    public static SettingsFile read(Path file) {
        JsonNode all = object(file, "Docker Desktop makes it at its first start: start it once, then try again.");
        SettingsFile settings = new SettingsFile(file, (ObjectNode) all);
        TierSettings.KEYS.forEach((key, kind) -> settings.find(key).ifPresent(there -> {
            if (!kind.fits(all.path(there))) {
                throw refused(file, there, all.path(there), "it has to be " + kind.words());
            }
        }));
        if (!Files.isWritable(file) || !Files.isWritable(file.toAbsolutePath().getParent())) {
            throw refused(file + " cannot be written: permission denied." + NOTHING_CHANGED);
        }
        return settings;
    }

    /** A file's JSON object; {@code absent} says what to do where there is none. */
    static JsonNode object(Path file, String absent) {
        if (!Files.exists(file)) {
            throw refused("There is no file " + file + ". " + absent + NOTHING_CHANGED);
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused(file + " is larger than 1 MiB, which no such file is." + NOTHING_CHANGED);
            }
            return JsonFile.read(file).orElseThrow();
        } catch (IOException failed) {
            throw refused(file + " cannot be read: " + FileFailure.reason(failed) + "." + NOTHING_CHANGED);
        } catch (FileFailure failed) {
            throw refused(file + " cannot be read: " + FileFailure.reason(failed.getCause()) + "." + NOTHING_CHANGED);
        }
    }

    static Refusal refused(Path file, String key, JsonNode value, String why) {
        String shown = value.isMissingNode() ? "not there" : value.toString();
        return refused(file + ": " + key + " is " + shown.substring(0, Math.min(80, shown.length())) + "; " + why + "."
                + NOTHING_CHANGED);
    }

    static Refusal refused(String why) {
        return new Refusal(ExitCode.SETTINGS_UNUSABLE, why);
    }

    /** The key as it is written there, in either spelling. Refuses where both are: nobody knows which one holds. */
    private Optional<String> find(String key) {
        String older = older(key);
        if (now.has(key) && now.has(older)) {
            throw refused(file, key, now.path(key), older + " is there too, and only one of them can be meant");
        }
        return now.has(key) ? Optional.of(key) : Optional.of(older).filter(now::has);
    }

    private static String older(String key) {
        return key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1);
    }

    private String spelt(String key) {
        boolean older = file.getFileName().toString().equals(NAMES.getLast());
        return find(key).orElse(older ? older(key) : key);
    }

    /** What would be another. */
    public List<Change> changes(Map<String, JsonNode> asked) {
        List<Change> changes = new ArrayList<>();
        asked.forEach((key, value) -> {
            String spelt = spelt(key);
            Optional<JsonNode> before = Optional.ofNullable(now.get(spelt));
            if (before.filter(value::equals).isEmpty()) {
                changes.add(new Change(spelt, before, value));
            }
        });
        return List.copyOf(changes);
    }

    /** As people read what changes: lines that go with a minus, lines that come with a plus. */
    public List<String> diff(List<Change> changes) {
        List<String> lines = new ArrayList<>(List.of("--- " + file, "+++ " + file + ", as it would be"));
        for (Change change : changes) {
            change.before().ifPresent(before -> lines.add("-  \"" + change.key() + "\": " + before));
            lines.add("+  \"" + change.key() + "\": " + change.after());
        }
        lines.add("   (all else stays as it is: " + now.size() + " settings are there)");
        return lines;
    }

    /**
     * Writes what is asked for into the file as it is by now: Docker Desktop, too, writes it while somebody thinks, and
     * when it stops. Before that a copy beside it, which is the answer. Refuses where other changes were {@code shown}
     * than are to be made by now.
     */
    public Path apply(Map<String, JsonNode> asked, List<Change> shown, Instant when) {
        SettingsFile fresh = read(file);
        if (!fresh.changes(asked).equals(shown)) {
            throw refused(file + " was changed meanwhile, and what was shown is no longer what would change."
                    + NOTHING_CHANGED + " Look at it again.");
        }
        Path backup = file.resolveSibling(file.getFileName() + "." + STAMP.format(when) + ".backup");
        ObjectNode then = fresh.now.deepCopy();
        shown.forEach(change -> then.set(change.key(), change.after()));
        try {
            Files.copy(file, backup, StandardCopyOption.COPY_ATTRIBUTES);
            JsonFile.replace(file.toRealPath(), then);
        } catch (IOException failed) {
            throw refused(
                    "The backup " + backup + " cannot be made: " + FileFailure.reason(failed) + "." + NOTHING_CHANGED);
        } catch (FileFailure failed) {
            throw refused(failed.getMessage() + ". The file is as it was; so is its copy " + backup + ".");
        }
        return backup;
    }
}
