package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.data.Tokens;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a container that runs before all others does: engines get the hashes alone. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = "Makes the tokens that are missing, their hashes and Grafana's password, each readable by its"
                + " owner only. It prints none of them.")
final class SecretsCommand implements Callable<Integer> {
    /** As Grafana is told by docker-compose.m4max.yml. */
    private static final String PASSWORD = "admin-password";

    @Option(names = "--tokens", required = true, paramLabel = "FOLDER", description = "Where the tokens lie.")
    private Path tokens;

    @Option(names = "--hashes", required = true, paramLabel = "FOLDER", description = "Where their hashes lie.")
    private Path hashes;

    @Option(names = "--grafana", required = true, paramLabel = "FOLDER", description = "Where its password lies.")
    private Path grafana;

    @Override
    public Integer call() {
        Tokens made = new Tokens(tokens, hashes, new SecureRandom());
        made.ensure();
        made.ensurePassword(grafana.resolve(PASSWORD));
        return ExitCode.OK.status();
    }
}
