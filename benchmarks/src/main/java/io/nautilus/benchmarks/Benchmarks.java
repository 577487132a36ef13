package io.nautilus.benchmarks;

import io.nautilus.benchmarks.bars.BarsCommand;
import io.nautilus.benchmarks.orders.NeighboursCommand;
import io.nautilus.benchmarks.orders.OrdersCommand;
import io.nautilus.benchmarks.orders.RestartCommand;
import io.nautilus.benchmarks.quiet.QuietCommand;
import io.nautilus.benchmarks.stream.StreamCommand;
import io.nautilus.benchmarks.training.TrainModelCommand;
import io.nautilus.benchmarks.wire.WireCommand;
import io.nautilus.launcher.Refusal;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code nautilus benchmark} command. */
@Command(
        name = "nautilus benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures Nautilus beside a raw Kafka client in the same run. Figures: docs/performance.md.",
        subcommands = {
            WireCommand.class,
            OrdersCommand.class,
            NeighboursCommand.class,
            RestartCommand.class,
            BarsCommand.class,
            QuietCommand.class,
            StreamCommand.class
        })
public final class Benchmarks implements Runnable {
    private static final int FAILED = 1;
    private static final String TRAIN_MODEL = "train-model";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be measured?");
    }

    /** Training runs here too, since it needs the market as fast as it goes; it measures no time, so it is no benchmark. */
    public static void main(String[] arguments) {
        boolean trains = arguments.length > 0 && arguments[0].equals(TRAIN_MODEL);
        System.exit(
                trains
                        ? commandLine(new TrainModelCommand())
                                .execute(Arrays.copyOfRange(arguments, 1, arguments.length))
                        : commandLine(new Benchmarks()).execute(arguments));
    }

    static CommandLine commandLine(Object command) {
        return new CommandLine(command).setUsageHelpWidth(100).setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof Refusal refusal) {
                line.getErr().println(refusal.getMessage());
                return refusal.code().status();
            }
            failure.printStackTrace(line.getErr());
            return FAILED;
        });
    }
}
