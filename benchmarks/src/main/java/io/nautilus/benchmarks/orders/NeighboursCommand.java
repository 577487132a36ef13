package io.nautilus.benchmarks.orders;

import io.nautilus.benchmarks.orders.NeighboursBenchmark.Size;
import io.nautilus.benchmarks.report.Machine;
import io.nautilus.benchmarks.report.Output;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.hardware.CoreGroup;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.placement.Binding;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a neighbour costs. */
@Command(
        name = "neighbours",
        mixinStandardHelpOptions = true,
        description = {
            "Order latency with a neighbour that takes all it gets: on other cores than risk's, on risk's, and with one"
                    + " that takes the way to memory. Risk, a stand-in for marketdata and the seven other engines run,"
                    + " placed by a plan that has risk and the broker on the first core and everybody else on the others."
                    + " Linux, two cores at least.",
            "Takes about five minutes on two cores."
        })
public final class NeighboursCommand implements Callable<Integer> {
    private static final String MARK = "neighbours";
    private static final List<String> NOTES = List.of(
            "The broker, risk, a stand-in for marketdata that publishes at an exact rate, and the seven other engines run,"
                    + " each started as the launcher starts it; the kernel holds each to its cores, and each engine says"
                    + " that it is there.",
            "The sender of the orders sits with risk and the broker, so that a hog elsewhere does not make it late: it is"
                    + " a part of the order path here.",
            "All hogs have the same number of threads, one for each core of the smaller of both sets, of ordinary priority;"
                    + " the memory hog writes over 256 MiB again and again. Whatever the operating system runs itself is"
                    + " held to no core.",
            "All four follow each other in every round; a ratio is of two of the same round.");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds, instead of five.")
    private Integer rounds;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Another plan, as scripts/nautilus start takes it.")
    private Path values;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Machine machine = Machine.before();
        CoreSet all = ThisMachine.detected().machine().cores();
        Binding binding = Binding.ofThisSystem(all);
        if (!binding.binds() || all.size() < 2) {
            throw new Refusal(
                    ExitCode.PLAN_REFUSED,
                    "What a neighbour costs can be measured where processes can be bound, on two cores at least; here are"
                            + " cores " + all + ", and processes are " + binding.said() + ".");
        }
        Path written = values == null ? plan(ThisMachine.detected().machine().wholeCores()) : values;
        List<Table> tables;
        try (Stand stand = Stand.open(Placing.planned(Tier.AUTO, Placing.ALL).with(written))) {
            CoreSet path = stand.cores("risk")
                    .orElseThrow()
                    .with(stand.cores(Catalogue.BROKER).orElseThrow());
            CoreSet other = path.missing(all);
            if (other.isEmpty()) {
                throw new Refusal(ExitCode.PLAN_REFUSED, "The plan leaves no core that is not risk's or the broker's.");
            }
            sitOn(path, binding);
            tables = new NeighboursBenchmark(stand, size(), path, other, binding, what -> output.progress(err, what))
                    .run();
        } finally {
            if (values == null) {
                Files.delete(written);
            }
        }
        output.print(spec.commandLine().getOut(), MARK, MARK, machine, tables, NOTES);
        return 0;
    }

    private Size size() {
        Size usual = output.shortened() ? Size.SHORT : Size.FULL;
        return new Size(
                rounds == null ? usual.rounds() : rounds,
                usual.rate(),
                usual.marketRate(),
                usual.warmUpSeconds(),
                usual.roundSeconds());
    }

    /** Risk and the broker on the first core, everybody else on the others. */
    private static Path plan(List<CoreSet> cores) throws IOException {
        CoreSet others = CoreSet.all(cores.subList(1, cores.size()));
        List<String> lines = new ArrayList<>(List.of("RISK_EXCLUSIVE=false"));
        for (String name : Catalogue.names()) {
            boolean first = name.equals("risk") || name.equals(Catalogue.BROKER);
            lines.add(name.toUpperCase(Locale.ROOT) + "_CPUSET=" + (first ? cores.getFirst() : others));
        }
        return Files.write(Files.createTempFile("nautilus-neighbours", ".env"), lines);
    }

    /** This process, which sends the orders, with all threads that it has. */
    private static void sitOn(CoreSet cores, Binding binding) throws IOException {
        List<String> words = binding.words(cores, CoreGroup.CRITICAL);
        Process taskset = new ProcessBuilder(
                        words.getFirst(),
                        "-a",
                        "-c",
                        "-p",
                        cores.text(),
                        Long.toString(ProcessHandle.current().pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (taskset.waitFor() != 0) {
                throw new IllegalStateException("this process could not be bound to cores " + cores);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
