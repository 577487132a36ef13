package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.ContainerPlan;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.LogFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what an engine says. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the last lines that an engine wrote.")
final class LogsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption dataOption;

    @Parameters(
            paramLabel = "ENGINE",
            description = "An engine, broker, launcher (in the background) or start (what starts said).")
    private String engine;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what it writes, until Ctrl-C.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "100", description = "How many (default: 100).")
    private int lines;

    @Override
    public Integer call() throws InterruptedException {
        if (lines < 0) {
            throw new Refusal(ExitCode.BAD_FLAGS, "-n is " + lines + "; it has to be 0 or more.");
        }
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        Home home = Home.ofThisProcess();
        DataFolder data = dataOption.folder(home);
        ContainersCommand containers = new ContainersCommand(home, data, terminal);
        checkName(containers.areOurs() ? ContainerPlan.optionalNames() : List.of(DetachedStart.LOG));
        if (containers.areOurs() && !engine.equals(StartLog.NAME)) {
            return containers.logs(engine, lines, follow);
        }
        LogFile log = new LogFile(data.logs(), engine);
        log.tail(lines).forEach(terminal::print);
        if (follow) {
            follow(log, terminal);
        }
        return ExitCode.OK.status();
    }

    private void checkName(List<String> more) {
        List<String> names = new ArrayList<>(Catalogue.names());
        names.add(StartLog.NAME);
        names.addAll(more);
        if (!names.contains(engine)) {
            throw new Refusal(
                    ExitCode.BAD_FLAGS, "There is no engine \"" + engine + "\"; there are " + String.join(", ", names));
        }
    }

    private static void follow(LogFile log, Terminal terminal) throws InterruptedException {
        LogFile.Follower follower = log.followFromEnd();
        while (true) {
            Thread.sleep(250);
            follower.newLines().forEach(terminal::print);
        }
    }
}
