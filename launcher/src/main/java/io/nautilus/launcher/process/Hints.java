package io.nautilus.launcher.process;

import io.nautilus.launcher.data.DataFolder;
import java.nio.file.Path;

/** Commands that a person can copy: they are about the same data folder as what says them. */
public record Hints(String data) {
    private static final String PLAIN = "[A-Za-z0-9_./:+,@%=-]+";

    public static Hints of(Path home, DataFolder data) {
        boolean usual = data.root().equals(home.resolve("data"));
        return new Hints(usual ? "" : " --data " + quoted(data.root().toString()));
    }

    public String nautilus(String command) {
        return "scripts/nautilus " + command + data;
    }

    public String start() {
        return "scripts/start-m4max-optimized.sh" + data;
    }

    /** A word as a shell takes it for one. */
    public static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
