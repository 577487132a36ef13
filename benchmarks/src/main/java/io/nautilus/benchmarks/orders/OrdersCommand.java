package io.nautilus.benchmarks.orders;

import io.nautilus.benchmarks.orders.OrdersBenchmark.Size;
import io.nautilus.benchmarks.report.Machine;
import io.nautilus.benchmarks.report.Output;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Others;
import io.nautilus.benchmarks.stand.OwnTopics;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.launcher.process.Catalogue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures orders. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = {
            "From an order request to its event through packaged risk, by the log and over HTTP, beside a raw two-hop"
                    + " Kafka client, with 0 and 5,000 market events a second; then decisions alone.",
            "Takes about six minutes on two cores."
        })
public final class OrdersCommand implements Callable<Integer> {
    private static final String MARK = "orders";
    private static final List<String> NOTES = List.of(
            "Raw, ours, raw at HTTP's rate and HTTP alternate, with the same processes running: the broker, risk, the raw responder, a"
                    + " stand-in for marketdata that publishes at an exact rate; each started as the launcher starts"
                    + " engines. Requests and outcomes of raw are frames that ours wrote.",
            "HTTP's calls come over 20 connections, as from as many programs that each await their answers.",
            "With --nine four processes more read what raw says, bare clients again: as many as the engines that read what"
                    + " ours says.",
            "Latency counts from when a request was due (coordinated omission); the sender sleeps, it does not spin, so"
                    + " what it oversleeps is in both figures and shown beside them. \"since sent\" is without that.",
            "Risk's limits of staleness, of age and of waiting are longer than by default: a stall of the machine makes a"
                    + " long tail then, and no denials.",
            "p99.9 and above are printed, not aimed at, on fewer than 8 cores.");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private Others others;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each way, instead of five.")
    private Integer rounds;

    @Option(names = "--rate", paramLabel = "N", description = "Requests a second by the log, instead of 1000.")
    private Integer rate;

    @Option(names = "--market-events", split = ",", paramLabel = "N", description = "A second, instead of 0,5000.")
    private List<Integer> marketEvents;

    private Size size() {
        Size usual = output.shortened() ? Size.SHORT : Size.FULL;
        return new Size(
                Objects.requireNonNullElse(rounds, usual.rounds()),
                Objects.requireNonNullElse(marketEvents, usual.marketRates()),
                Objects.requireNonNullElse(rate, usual.logRate()),
                usual.httpRate(),
                usual.warmUpSeconds(),
                usual.roundSeconds());
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Machine machine = Machine.before();
        List<Table> tables = new ArrayList<>();
        output.progress(err, "starting the broker");
        try (Stand stand = Stand.open()) {
            stand.start(Catalogue.BROKER);
            try (OwnTopics topics = new OwnTopics(stand.bootstrap())) {
                tables.addAll(
                        new OrdersBenchmark(stand, topics, size(), others, what -> output.progress(err, what)).run());
            }
        }
        tables.addAll(new Decisions(output.shortened(), what -> output.progress(err, what)).run());
        output.print(spec.commandLine().getOut(), others.mark(MARK), MARK + others.flag(), machine, tables, NOTES);
        return 0;
    }
}
