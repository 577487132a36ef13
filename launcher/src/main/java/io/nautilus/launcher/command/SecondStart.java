package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A start while another launcher looks after the folder: compares, waits until all are healthy, changes nothing. */
final class SecondStart {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Home home;
    private final DataFolder data;
    private final Plan plan;
    private final Supervision asked;

    SecondStart(Home home, DataFolder data, Plan plan) {
        this.home = home;
        this.data = data;
        this.plan = plan;
        this.asked = new Supervision(home, data, plan);
    }

    /** True when all are healthy; false when the other launcher has gone. */
    boolean allHealthy(Terminal terminal) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (supervised()) {
            Optional<Plan> running = Plan.read(data);
            StatusReport report = StatusReport.of(home, data, plan);
            if (running.isPresent()) {
                asked.checkSamePlan();
            }
            if (running.isPresent() && report.allHealthy()) {
                terminal.print("Nautilus runs already, as asked.");
                StartCommand.show(home, data, plan, terminal);
                return true;
            }
            if (System.nanoTime() - giveUp >= 0) {
                throw notHealthy(report, terminal);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return false;
    }

    private boolean supervised() {
        if (!data.isLocked()) {
            return false;
        }
        if (data.holder().filter(FolderLock.Holder::supervises).isEmpty()) {
            throw data.inUse();
        }
        return true;
    }

    private Refusal notHealthy(StatusReport report, Terminal terminal) {
        return new Refusal(
                ExitCode.START_FAILED,
                "Nautilus runs already, but is not healthy after " + PATIENCE.toSeconds() + " s:\n"
                        + String.join("\n", report.table(terminal))
                        + "\n" + home.hints(data).nautilus("logs ENGINE") + " shows what an engine says.");
    }
}
