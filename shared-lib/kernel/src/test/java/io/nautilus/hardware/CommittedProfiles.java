package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
