package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FileFailure;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what does not run, and looks after it until Ctrl-C. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Starts the broker and the engines and looks after them; Ctrl-C stops what this start started.")
final class StartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions options;

    @Mixin
    private DataOption dataOption;

    @Option(names = "--detach", description = "Return when all are healthy, and look after them in the background.")
    private boolean detach;

    @Option(names = "--dry-run", description = "Check, print every command and file of a start, and change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Home home = Home.ofThisProcess();
        DataFolder data = dataOption.folder(home);
        Plan plan = options.plan();
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        data.checkWritable();
        data.check();
        Way way = Way.of(options.mode(), plan, data, () -> ContainerEngine.ask(Programs.REAL));
        if (way.engine().isPresent()) {
            return new ContainersCommand(home, data, terminal).start(way, plan, dryRun);
        }
        new ContainersCommand(home, data, terminal).refuseLocal();
        if (dryRun) {
            return dryRun(home, data, plan, terminal);
        }
        StartLog log = StartLog.begin(data, plan, terminal);
        Terminal copied = terminal.copied(log);
        if (options.mode() == Mode.AUTO) {
            copied.say("mode", way.why());
        }
        try {
            return start(home, data, plan, copied);
        } catch (Refusal | FileFailure refused) {
            log.accept(refused.getMessage());
            throw refused;
        }
    }

    private int start(Home home, DataFolder data, Plan plan, Terminal terminal) {
        while (true) {
            Optional<FolderLock> lock = data.tryLock("start");
            if (lock.isPresent()) {
                return firstStart(lock.get(), home, data, plan, terminal);
            }
            if (new SecondStart(home, data, plan).allHealthy(terminal)) {
                return ExitCode.OK.status();
            }
        }
    }

    private int firstStart(FolderLock lock, Home home, DataFolder data, Plan plan, Terminal terminal) {
        Supervision supervision = new Supervision(home, data, plan);
        if (detach) {
            try (lock) {
                supervision.check();
            }
            return new DetachedStart(home, data, plan, terminal).run();
        }
        try (lock) {
            supervision.run(terminal, () -> {
                show(home, data, plan, terminal);
                terminal.print("\nCtrl-C stops it.");
            });
        }
        return ExitCode.OK.status();
    }

    private int dryRun(Home home, DataFolder data, Plan plan, Terminal terminal) {
        Optional<FolderLock.Holder> holder = data.holder();
        if (data.isLocked() && holder.filter(FolderLock.Holder::supervises).isEmpty()) {
            throw data.inUse();
        }
        Supervision supervision = new Supervision(home, data, plan);
        supervision.check();
        new DryRun(home, data, plan, detach).lines(supervision, holder).forEach(terminal::print);
        return ExitCode.OK.status();
    }

    static void show(Home home, DataFolder data, Plan plan, Terminal terminal) {
        terminal.print("");
        StatusReport.of(home, data, plan).table(terminal).forEach(terminal::print);
        // They may hold a token, which belongs in no log.
        NextSteps.lines(plan, data).forEach(terminal::show);
        terminal.show("");
        terminal.show("What this start said: " + data.logs().resolve(StartLog.NAME + ".log"));
    }
}
