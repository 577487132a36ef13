package io.nautilus.launcher.placement;

import io.nautilus.hardware.Asked;
import io.nautilus.hardware.Given;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan that a person wrote: values of the variables in resource-profiles.yml, as Compose's {@code --env-file}. What
 * follows from them may stand there too, as {@code scripts/nautilus plan --env} prints it, but with no other value.
 */
final class EnvFile {
    private static final int MOST_BYTES = 1 << 16;
    /** Plain, or in quotes of either kind, with a comment after it. */
    private static final Pattern LINE = Pattern.compile("([A-Za-z_]\\w{0,79})\\s*=\\s*"
            + "(?:\"([^\"$\\\\]*)\"|'([^']*)'|([^\\s\"'#$\\\\]*(?:\\s+[^\\s\"'#$\\\\]+)*))(?:\\s+#.*)?");

    private final Map<String, Given> lines = new LinkedHashMap<>();

    private EnvFile() {}

    static EnvFile read(Path file) {
        EnvFile read = new EnvFile();
        List<String> lines = text(file).lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
                read.take(lines.get(i), file + ":" + (i + 1));
            }
        }
        return read;
    }

    private void take(String line, String where) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            String why = line.matches(".*[$\\\\].*") ? "$ and \\ are not taken in a value." : "this is not NAME=value.";
            throw ProfilesFile.refused(where + ": " + why);
        }
        String name = found.group(1);
        String value = found.group(2) != null ? found.group(2) : found.group(3);
        if (lines.put(name, new Given(value != null ? value : found.group(4), where)) != null) {
            throw ProfilesFile.refused(where + ": " + name + " is there twice.");
        }
    }

    /** The values that a plan is made with. A name that has no effect is refused, so that nobody believes it has. */
    Map<String, Given> values(ResourceProfiles plain) {
        Map<String, Given> values = new LinkedHashMap<>(lines);
        values.keySet().removeIf(name -> PlacementEnv.follows(name, plain));
        values.forEach((name, given) -> {
            if (!plain.variables().contains(name)) {
                throw ProfilesFile.refused(given.where() + ": " + plain.file() + " has no variable " + name + ".");
            }
        });
        return values;
    }

    /**
     * Refuses another value than the one that follows. What is not placed has what follows for it in a plan of
     * {@code all} containers, if there can be one: whose lines stand in a file that was printed for all.
     */
    void check(ResourceProfiles profiles, Placement placement, Supplier<Optional<Placement>> all) {
        Map<String, String> placed = PlacementEnv.following(placement);
        List<String> others = new ArrayList<>();
        for (String name : lines.keySet()) {
            if (placed.containsKey(name)) {
                checkSame(name, placed.get(name));
            } else if (PlacementEnv.follows(name, profiles) && !name.equals(Asked.PLAN_ID)) {
                others.add(name);
            }
        }
        if (!others.isEmpty()) {
            Map<String, String> ofAll = all.get().map(PlacementEnv::following).orElse(Map.of());
            others.forEach(name -> checkSame(name, ofAll.get(name)));
        }
    }

    /** {@code follows} is null where nothing does. */
    private void checkSame(String name, String follows) {
        Given given = lines.get(name);
        if (!given.value().equals(follows)) {
            throw ProfilesFile.refused(given.where() + ": " + name + " is \"" + given.value() + "\", and "
                    + (follows == null
                            ? "that container is in no plan of this machine"
                            : "\"" + follows + "\" follows from the other values and this machine")
                    + ". Leave the line out.");
        }
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw ProfilesFile.refused(file + ": it is larger than 64 KiB, which no such file is.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw ProfilesFile.refused(file + " cannot be read: " + FileFailure.reason(failed) + ".");
        }
    }
}
