package io.nautilus.benchmarks.bars;

import io.nautilus.benchmarks.bars.BarsBenchmark.Size;
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

/** Measures how long engines take to start on a day of bars. */
@Command(
        name = "bars",
        mixinStandardHelpOptions = true,
        description = {
            "Starts packaged analytics, and all nine engines side by side, with no bars on the log and with 25 hours of them,",
            "which is what analytics reads back. Takes about eight minutes on two cores."
        })
public final class BarsCommand implements Callable<Integer> {
    private static final String MARK = "bars";
    private static final List<String> NOTES = List.of(
            "Bars of eight instruments of which each trades every second, in all lengths, as large as marketdata's. They are"
                    + " written within a minute or two, and by no account held.",
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
            tables = new BarsBenchmark(stand, size, what -> output.progress(err, what)).run();
        }
        output.print(spec.commandLine().getOut(), MARK, MARK, machine, tables, NOTES);
        return 0;
    }
}
