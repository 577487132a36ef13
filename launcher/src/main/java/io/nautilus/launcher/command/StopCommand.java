package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.BootId;
import io.nautilus.launcher.data.BootNotes;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.FolderLock;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.RunFolder;
import io.nautilus.launcher.process.Supervisor;
import java.nio.file.Files;
import java.time.Duration;
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
        DataFolder data = dataOption.folder(Home.ofThisProcess());
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        RunFolder run = new RunFolder(data);
        if (!Files.isDirectory(data.root()) || !data.isLocked() && !run.anyAlive(Catalogue.names())) {
            terminal.print("Nautilus is not running.");
            return ExitCode.OK.status();
        }
        try (FolderLock _ = endLauncher(data, terminal)) {
            Supervisor.stopNoted(data, Catalogue.names(), terminal);
            new BootNotes(data, BootId.read()).stopped();
            run.forget(Catalogue.names());
        }
        terminal.print("Nautilus has stopped.");
        return ExitCode.OK.status();
    }

    /** Asks the launcher that holds the lock to end, and takes the lock after it. */
    private static FolderLock endLauncher(DataFolder data, Terminal terminal) {
        data.holder().flatMap(holder -> ProcessHandle.of(holder.pid())).ifPresent(launcher -> {
            terminal.say("launcher", "asked to stop (process " + launcher.pid() + ")");
            launcher.destroy();
        });
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - giveUp < 0) {
            Optional<FolderLock> lock = data.tryLock("stop");
            if (lock.isPresent()) {
                return lock.get();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        Refusal inUse = data.inUse();
        throw new Refusal(inUse.code(), inUse.getMessage() + "\nIt was asked to stop and has not.");
    }
}
