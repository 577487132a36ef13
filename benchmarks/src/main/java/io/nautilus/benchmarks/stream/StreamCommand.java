package io.nautilus.benchmarks.stream;

import io.nautilus.benchmarks.report.Machine;
import io.nautilus.benchmarks.report.Output;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.benchmarks.stream.StreamBenchmark.Size;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the websocket's fan-out. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = {
            "Clients of packaged websocket, each subscribed to an instrument of the simulated market at its usual speed:"
                    + " 1, 200 and 2,000 of them, beside bare sockets that get the same bytes as often.",
            "Takes about three minutes on two cores."
        })
public final class StreamCommand implements Callable<Integer> {
    private static final String MARK = "stream";
    private static final List<String> NOTES = List.of(
            "All clients are in one JVM with one thread, on loopback; instruments are dealt out in turn.",
            "Latency is from when the newest market event in a message was written by marketdata to when the message was"
                    + " parsed by the client: the log, the fold, waiting for the update's turn (at most one in 16 ms per"
                    + " instrument), encoding, the socket and the other clients before it. Of the bare sockets it is from"
                    + " when the round of sends began.",
            "The bare sockets get, from one thread of a JVM with the engine's flags, a message as long as ours and as"
                    + " often as ours came, instrument by instrument: what the operating system costs alone.",
            "Resident MiB is the most that the process held since its start, with the heap that the launcher gives it.");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Option(names = "--connections", split = ",", paramLabel = "N", description = "Instead of 1,200,2000.")
    private List<Integer> connections;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Machine machine = Machine.before();
        Size usual = output.shortened() ? Size.SHORT : Size.FULL;
        Size size = connections == null ? usual : usual.with(connections);
        Table table;
        try (Stand stand = Stand.open()) {
            for (String service : List.of(Catalogue.BROKER, StreamBenchmark.MARKETDATA, StreamBenchmark.WEBSOCKET)) {
                output.progress(err, "starting " + service);
                stand.start(service);
            }
            table = new StreamBenchmark(stand, size, what -> output.progress(err, what)).run();
        }
        output.print(spec.commandLine().getOut(), MARK, MARK, machine, List.of(table), NOTES);
        return 0;
    }
}
