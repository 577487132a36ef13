package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.data.Tokens;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Hints;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.LocalHttp;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Goes on after a log that may have lost its tail. */
@Command(
        name = "accept-log",
        mixinStandardHelpOptions = true,
        description = "Goes on trading on a log that may have lost its end: what has no outcome in it is denied.")
final class AcceptLogCommand implements Callable<Integer> {
    private static final int FIRST_ERROR_STATUS = 300;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption dataOption;

    @Option(names = "--reason", defaultValue = "accepted by hand", description = "Goes on the log with it.")
    private String reason;

    @Override
    public Integer call() {
        Home home = Home.ofThisProcess();
        DataFolder data = dataOption.folder(home);
        Tokens tokens = new Tokens(data, new SecureRandom());
        Optional<Plan> plan = Plan.read(data);
        int basePort = plan.map(Plan::basePort).orElse(Plan.DEFAULT_BASE_PORT);
        if (plan.flatMap(TradingState::ask)
                .filter(state -> state.hold().isEmpty())
                .isPresent()) {
            Terminal.of(spec.commandLine().getOut()).print("The log is not held: there is nothing to accept.");
            return ExitCode.OK.status();
        }
        if (!Files.isReadable(tokens.file("admin"))) {
            throw new Refusal(
                    ExitCode.ANSWERED_NO,
                    tokens.file("admin") + " is missing or cannot be read: the first start makes it.");
        }
        LocalHttp.Answer answer = ask(Catalogue.port("risk", basePort), tokens.read("admin"), home.hints(data));
        Terminal.of(spec.commandLine().getOut()).print(answer.body());
        return (answer.status() < FIRST_ERROR_STATUS ? ExitCode.OK : ExitCode.ANSWERED_NO).status();
    }

    private LocalHttp.Answer ask(int port, String token, Hints hints) {
        try {
            String body = JsonFile.text(JsonFile.object().put("reason", reason));
            return LocalHttp.post(port, "/risk/accept-log", token, body);
        } catch (IOException silent) {
            throw new Refusal(
                    ExitCode.ANSWERED_NO,
                    "Risk does not answer on port " + port + " (" + silent.getMessage() + "). Is it running? "
                            + hints.nautilus("status"));
        }
    }
}
