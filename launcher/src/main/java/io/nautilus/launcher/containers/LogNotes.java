package io.nautilus.launcher.containers;

import io.nautilus.launcher.data.BootId;
import io.nautilus.launcher.data.BootNotes;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.WholeFile;
import java.nio.file.Path;

/**
 * What a broker without a launcher notes of its log: how it was left, and for the engines, in a folder that they see,
 * whether it may have lost its end. The line there begins with the boot in which that was noticed; an engine keeps by
 * itself which it has heard.
 */
public final class LogNotes {
    private static final String SUSPECT = "log-suspect";

    private final BootNotes boot;

    private LogNotes(BootNotes boot) {
        this.boot = boot;
    }

    /** Before the broker starts. */
    public static LogNotes begin(DataFolder data, Path seen) {
        return begin(data, seen, BootId.read());
    }

    static LogNotes begin(DataFolder data, Path seen, String bootId) {
        BootNotes boot = new BootNotes(data, bootId);
        // Nobody is noted as untold: each engine keeps what it has heard.
        boot.begin(why -> WholeFile.write(seen.resolve(SUSPECT), bootId + " " + why + "\n", WholeFile.READABLE));
        return new LogNotes(boot);
    }

    /** When it serves. */
    public void serves() {
        boot.logServes();
    }

    /** When it has stopped; counts only if it closed its log. */
    public void stopped() {
        boot.stopped();
    }
}
