package io.nautilus.launcher.placement;

import io.nautilus.launcher.data.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plan that a person wrote: values of the variables in resource-profiles.yml, as Compose's {@code --env-file}. */
final class EnvFile {
    private static final int MOST_BYTES = 1 << 16;
    private static final Pattern LINE = Pattern.compile("([A-Za-z_]\\w{0,79})=(?:\"([^\"]*)\"|([^\"]*))");

    private EnvFile() {}

    /** The values of {@code variables}; what only follows from them is passed over, anything else refused. */
    static Map<String, String> read(Path file, Set<String> variables) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines = text(file).lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file + ":" + (i + 1) + ": ";
            Matcher found = LINE.matcher(line);
            if (!found.matches()) {
                throw ProfilesFile.refused(where + "this is not NAME=value.");
            }
            String name = found.group(1);
            if (!variables.contains(name) && !PlacementEnv.follows(name)) {
                throw ProfilesFile.refused(where + ProfilesFile.NAME + " has no variable " + name + ".");
            }
            String value = found.group(2) == null ? found.group(3) : found.group(2);
            if (values.put(name, value) != null) {
                throw ProfilesFile.refused(where + name + " is there twice.");
            }
        }
        values.keySet().retainAll(variables);
        return values;
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
