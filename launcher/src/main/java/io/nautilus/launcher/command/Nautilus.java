package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.FileFailure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code nautilus} command. */
@Command(
        name = "nautilus",
        mixinStandardHelpOptions = true,
        version = "nautilus 0.1.0",
        description = "Runs Nautilus on this machine. Exit codes: docs/operations.md.",
        footer = "scripts/nautilus build builds what runs, if a source is newer.",
        subcommands = {
            StartCommand.class,
            StopCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            PlanCommand.class,
            MachineCommand.class,
            DoctorCommand.class,
            DockerDesktopCommand.class,
            AcceptLogCommand.class,
            VerifyLogCommand.class,
            BrokerCommand.class,
            ImagesCommand.class,
            SecretsCommand.class,
            FaultsCommand.class,
            TrainCommand.class,
            SuperviseCommand.class
        })
public final class Nautilus implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done?");
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Nautilus())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line.getErr()));
    }

    private static int report(Exception failure, PrintWriter err) {
        int status =
                switch (failure) {
                    case Refusal refusal -> refuse(refusal, err);
                    case FileFailure unusable -> refuse(unusable.refusal(), err);
                    default -> {
                        failure.printStackTrace(err);
                        yield ExitCode.FAILED.status();
                    }
                };
        err.flush();
        return status;
    }

    private static int refuse(Refusal refusal, PrintWriter err) {
        err.println(refusal.getMessage());
        return refusal.code().status();
    }
}
