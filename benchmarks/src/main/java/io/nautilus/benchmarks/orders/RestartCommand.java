package io.nautilus.benchmarks.orders;

import io.nautilus.benchmarks.orders.RestartBenchmark.Size;
import io.nautilus.benchmarks.report.Machine;
import io.nautilus.benchmarks.report.Output;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures how long risk takes to start. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Starts packaged risk with an empty log, with 100,000 closed and 1,000 open orders on it and no snapshot,"
                    + " and with a snapshot of them.",
            "Takes about four minutes on two cores."
        })
public final class RestartCommand implements Callable<Integer> {
    private static final String MARK = "restart";
    private static final List<String> NOTES = List.of(
            "Each closed order is a submit and its cancel, sent by a program at an even rate through risk itself, so the"
                    + " log has the frames that risk makes then.",
            "A start ends when GET /health/ready says so, looked at every 50 ms; the JVM's own start is in all of them.");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Machine machine = Machine.before();
        Size size = output.shortened() ? Size.SHORT : Size.FULL;
        List<Table> tables;
        output.progress(err, "starting the broker");
        try (Stand stand = Stand.open()) {
            stand.start(Catalogue.BROKER);
            tables = new RestartBenchmark(stand, size, what -> output.progress(err, what)).run();
        }
        output.print(spec.commandLine().getOut(), MARK, MARK, machine, tables, NOTES);
        return 0;
    }
}
