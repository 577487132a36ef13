package io.nautilus.launcher.command;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.process.LogFile;
import io.nautilus.launcher.process.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** What every start said, one after the other. One that cannot be written is told once and stops nothing. */
final class StartLog implements Consumer<String> {
    static final String NAME = "start";

    private final LogFile log;
    private final Terminal terminal;
    private boolean broken;

    private StartLog(LogFile log, Terminal terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    /** Begins with when it was and what was asked for. */
    static StartLog begin(DataFolder data, Plan plan, Terminal terminal) {
        StartLog log = new StartLog(new LogFile(data.logs(), NAME), terminal);
        log.accept("--- " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " start, process "
                + ProcessHandle.current().pid() + ": " + String.join(" ", PlanOptions.flags(plan)));
        return log;
    }

    Path path() {
        return log.path();
    }

    @Override
    public void accept(String line) {
        if (broken) {
            return;
        }
        try {
            log.append(line);
        } catch (FileFailure failed) {
            broken = true;
            terminal.show("This start is not logged: " + failed.getMessage());
        }
    }
}
