package io.nautilus.benchmarks.wire;

import io.nautilus.benchmarks.report.Machine;
import io.nautilus.benchmarks.report.Output;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Others;
import io.nautilus.benchmarks.stand.OwnTopics;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.benchmarks.wire.WireBenchmark.Size;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the wire. */
@Command(
        name = "wire",
        mixinStandardHelpOptions = true,
        description = {
            "Market events from one writer to one and six decoding readers, on 8 and 500 instruments, beside a raw Kafka"
                    + " client that sends the same bytes and only counts them; then the live simulated market.",
            "Takes four to six minutes on two cores, and some hundred MiB of the folder for temporary files."
        })
public final class WireCommand implements Callable<Integer> {
    private static final String MARK = "wire";
    private static final List<String> NOTES = List.of(
            "Raw and ours alternate, each on a topic of its own of one broker in a process of its own (started as the"
                    + " launcher starts it), with equal client settings: acks=all, idempotent, one request in flight, no"
                    + " linger. Writer and readers share one JVM.",
            "Rates are medians of the rounds; ours/raw is the median of the ratios of neighbouring rounds.",
            "Raw sends frames that ours wrote before, and only counts; ours encodes, checks and decodes each message.",
            "Latency tails belong to benchmark orders; nothing of this says how the wire behaves over a network.");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private Others others;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each kind, instead of five.")
    private Integer rounds;

    @Option(names = "--instruments", split = ",", paramLabel = "N", description = "Instead of 8,500.")
    private List<Integer> instruments;

    @Option(names = "--consumers", split = ",", paramLabel = "N", description = "Instead of 1,6.")
    private List<Integer> consumers;

    private Size size() {
        Size usual = output.shortened() ? Size.SHORT : Size.FULL;
        return new Size(
                Objects.requireNonNullElse(rounds, usual.rounds()),
                Objects.requireNonNullElse(instruments, usual.instruments()),
                Objects.requireNonNullElse(consumers, usual.consumers()),
                usual.messages(),
                usual.simulatedMessages());
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Machine machine = Machine.before();
        List<Table> tables;
        output.progress(err, "starting the broker");
        try (Stand stand = Stand.open()) {
            stand.start(Catalogue.BROKER);
            others.start(stand, Set.of(), what -> output.progress(err, what));
            try (OwnTopics topics = new OwnTopics(stand.bootstrap())) {
                tables = new WireBenchmark(stand, topics, size(), what -> output.progress(err, what)).run();
            }
        }
        output.print(spec.commandLine().getOut(), others.mark(MARK), MARK + others.flag(), machine, tables, NOTES);
        return 0;
    }
}
