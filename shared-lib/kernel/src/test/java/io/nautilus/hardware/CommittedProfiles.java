package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The repository's own resource-profiles.yml, as it is or with a change. */
final class CommittedProfiles {
    static final String FILE = "resource-profiles.yml";

    private CommittedProfiles() {}

    static String text() {
        try {
            return Files.readString(Path.of("../..", FILE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static ResourceProfiles read() {
        return ResourceProfiles.parse(FILE, text());
    }

    /** With values of variables, on the lines of a file as they come. */
    static ResourceProfiles given(String... lines) {
        Map<String, Given> given = new HashMap<>();
        for (int i = 0; i < lines.length; i++) {
            String[] parts = lines[i].split("=", 2);
            given.put(parts[0], new Given(parts[1], "my.env:" + (i + 1)));
        }
        return ResourceProfiles.parse(FILE, text(), given);
    }

    /** The text with the first {@code old} after the line {@code "  service:"} replaced. */
    static String changed(String service, String old, String replacement) {
        String text = text();
        int begin = text.indexOf("\n  " + service + ":\n");
        int at = text.indexOf(old, begin);
        assertThat(begin).as(service).isPositive();
        assertThat(at).as(old).isPositive();
        return text.substring(0, at) + replacement + text.substring(at + old.length());
    }
}
