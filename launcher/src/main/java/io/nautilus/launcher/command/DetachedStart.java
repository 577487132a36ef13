package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.process.Background;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** Starts a launcher in the background and shows what it says until everything is healthy or one has failed. */
final class DetachedStart {
    static final String LOG = "launcher";
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Home home;
    private final DataFolder data;
    private final Plan plan;
    private final Terminal terminal;

    DetachedStart(Home home, DataFolder data, Plan plan, Terminal terminal) {
        this.home = home;
        this.data = data;
        this.plan = plan;
        this.terminal = terminal;
    }

    /** What the launcher in the background is told. */
    static List<String> arguments(DataFolder data, Plan plan) {
        List<String> arguments =
                new ArrayList<>(List.of("supervise", "--data", data.root().toString()));
        arguments.addAll(PlanOptions.flags(plan));
        return List.copyOf(arguments);
    }

    int run() {
        Background launcher = Background.start(home, data, LOG, arguments(data, plan));
        Thread stop = new Thread(launcher::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        OptionalInt failed = follow(launcher);
        if (failed.isPresent()) {
            return failed.getAsInt();
        }
        Runtime.getRuntime().removeShutdownHook(stop);
        StartCommand.show(home, data, plan, terminal);
        terminal.print(
                "\nIt goes on in the background. Stop it: " + home.hints(data).nautilus("stop"));
        return ExitCode.OK.status();
    }

    /** Empty when all are healthy, else the exit code of the launcher that gave up. */
    private OptionalInt follow(Background launcher) {
        while (true) {
            boolean ended = launcher.ended();
            boolean healthy = SuperviseCommand.reported(data, launcher.pid());
            launcher.newLines().forEach(terminal::print);
            if (healthy) {
                return OptionalInt.empty();
            }
            if (ended) {
                return OptionalInt.of(launcher.exitCode());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
