package io.nautilus.launcher.process;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What could not be done with files for one service. A supervision goes on without: a full disk stops no engine. Each
 * kind is said once, and again when it works, so that the trouble does not fill the log that tells it.
 */
final class FileTroubles {
    private final Set<String> kinds = new HashSet<>();
    private final Consumer<String> say;

    FileTroubles(Consumer<String> say) {
        this.say = say;
    }

    /** Whether the work could be done; {@code kind} is one of a few: "note its start". */
    boolean attempt(String kind, Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException failed) {
            if (kinds.add(kind)) {
                say.accept("cannot " + kind + ", goes on without: " + failed.getMessage());
            }
            return false;
        }
        if (kinds.remove(kind)) {
            say.accept("can " + kind + " again");
        }
        return true;
    }
}
