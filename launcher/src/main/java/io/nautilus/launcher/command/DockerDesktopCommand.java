package io.nautilus.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.desktop.SettingsFile;
import io.nautilus.launcher.desktop.SettingsFile.Change;
import io.nautilus.launcher.desktop.TierSettings;
import io.nautilus.launcher.placement.SystemProgram;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.process.Home;
import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives Docker Desktop's virtual machine the size of a tier. */
@Command(
        name = "docker-desktop",
        mixinStandardHelpOptions = true,
        description =
                "Shows which of Docker Desktop's settings a tier would change, and changes them when told to: with"
                        + " a backup, and all other settings as they are.")
final class DockerDesktopCommand implements Callable<Integer> {
    /** Docker Desktop takes a minute to stop, and as long to start. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--tier",
            defaultValue = "auto",
            paramLabel = "TIER",
            description =
                    "development (8 cores, 16 GB), testing (12, 24), production (14, 28) or auto: the largest that"
                            + " fits this machine. Default: auto.")
    private Tier tier;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Its settings file. Default: where Docker Desktop of this user keeps it.")
    private Path settings;

    @Option(names = "--yes", description = "Write without asking.")
    private boolean yes;

    @Option(names = "--restart", description = "Stop Docker Desktop, with all that runs in it, and start it anew.")
    private boolean restart;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        TierSettings tiers = TierSettings.read(Home.ofThisProcess().root().resolve(TierSettings.NAME));
        Map<String, JsonNode> asked = tiers.of(tier, ThisMachine.detected().machine());
        SettingsFile file = SettingsFile.read(path());
        List<Change> changes = file.changes(asked);
        if (changes.isEmpty()) {
            terminal.print("Docker Desktop has these settings already; nothing was changed.");
            return ExitCode.OK.status();
        }
        file.diff(changes).forEach(terminal::print);
        if (!agreed(terminal)) {
            terminal.print("Nothing was changed.");
            return ExitCode.OK.status();
        }
        if (restart) {
            desktop("stop");
        }
        terminal.print("Changed. What it was before: " + apply(file, asked, changes));
        if (restart) {
            desktop("start");
            terminal.print("Docker Desktop was started anew. `scripts/nautilus machine` shows what it has now.");
        } else {
            terminal.print("Docker Desktop reads this when it starts: quit it and start it, or use --restart. One that"
                    + " runs may write its own values over these; `scripts/nautilus machine` shows what it has.");
        }
        return ExitCode.OK.status();
    }

    private Path path() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return settings != null ? settings : SettingsFile.ofUser(Path.of(System.getProperty("user.home")), mac);
    }

    private boolean agreed(Terminal terminal) {
        if (yes) {
            return true;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Refusal(
                    ExitCode.BAD_FLAGS, "Nobody is there to ask, so nothing was changed. --yes changes it without.");
        }
        terminal.print("");
        String answer = console.readLine("Write this, with a backup beside it? [y/N] ");
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    private Path apply(SettingsFile file, Map<String, JsonNode> asked, List<Change> shown) {
        try {
            return file.apply(asked, shown, Instant.now());
        } catch (Refusal refused) {
            throw restart
                    ? new Refusal(
                            refused.code(),
                            refused.getMessage() + "\nDocker Desktop was stopped: start it from its menu.")
                    : refused;
        }
    }

    private static void desktop(String what) {
        SystemProgram.Answer answer = SystemProgram.ask(PATIENCE, "docker", "desktop", what);
        if (!answer.good()) {
            throw new Refusal(
                    ExitCode.ANSWERED_NO,
                    "Docker Desktop did not " + what + ": " + answer.problem() + ".\n"
                            + (what.equals("stop")
                                    ? "Nothing was changed. Quit it from its menu and try again without --restart."
                                    : "Its settings are changed. Start it from its menu."));
        }
    }
}
