package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.BootId;
import io.nautilus.launcher.data.BootNotes;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.ProcessIdentity;
import io.nautilus.launcher.process.Progress;
import io.nautilus.launcher.process.RunFolder;
import io.nautilus.launcher.process.Supervisor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops everything that runs on a data folder: first who looks after it, then what is left. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops the engines and the broker in order, whoever started them.")
final class StopCommand implements Callable<Integer> {
    /** Every service has ten seconds before it is killed; the launcher itself is never killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(100);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption dataOption;

    @Override
    public Integer call() {
        Home home = Home.ofThisProcess();
        DataFolder data = dataOption.folder(home);
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        ContainersCommand containers = new ContainersCommand(home, data, terminal);
        if (containers.areOurs()) {
            return containers.stop();
        }
        RunFolder run = new RunFolder(data);
        if (!data.isLocked() && !run.anyAlive(Catalogue.names())) {
            terminal.print("Nautilus is not running.");
            return ExitCode.OK.status();
        }
        Ending ending = new Ending(run, Catalogue.names(), terminal);
        try (FolderLock _ = endLauncher(data, ending, terminal)) {
            Supervisor.stopNoted(data, Catalogue.names(), ending);
            ending.look();
            new BootNotes(data, BootId.read()).stopped();
            run.forget(Catalogue.names());
        }
        terminal.print("Nautilus has stopped.");
        return ExitCode.OK.status();
    }

    /**
     * Asks the launcher that holds the lock to end, and takes the lock after it. Who only looks at the lock, and what
     * has the id of a launcher that is gone, is never sent a signal.
     */
    private static FolderLock endLauncher(DataFolder data, Ending ending, Terminal terminal) {
        data.holder()
                .filter(FolderLock.Holder::supervises)
                .map(holder -> new ProcessIdentity(holder.pid(), holder.start()))
                .filter(ProcessIdentity::askToStop)
                .ifPresent(launcher -> terminal.say("launcher", "asked to stop (process " + launcher.pid() + ")"));
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - giveUp < 0) {
            Optional<FolderLock> lock = data.tryLock("stop");
            if (lock.isPresent()) {
                return lock.get();
            }
            ending.look();
            LockSupport.parkNanos(LOOK.toNanos());
        }
        Refusal inUse = data.inUse();
        throw new Refusal(inUse.code(), inUse.getMessage() + "\nIt was asked to stop and has not.");
    }

    /** Says of each service that ran once how it ended, whoever ended it. */
    private static final class Ending implements Progress {
        private final Map<String, ProcessIdentity> running;
        private final Progress progress;

        Ending(RunFolder run, List<String> names, Progress progress) {
            this.running = new LinkedHashMap<>();
            this.progress = progress;
            names.reversed().forEach(name -> run.alive(name).ifPresent(identity -> running.put(name, identity)));
        }

        /** Says of those that have ended since the last look that they have. */
        void look() {
            List<String> ended = running.keySet().stream()
                    .filter(name -> !running.get(name).alive())
                    .toList();
            ended.forEach(name -> say(name, "stopped"));
        }

        @Override
        public void say(String service, String what) {
            running.remove(service);
            progress.say(service, what);
        }
    }
}
