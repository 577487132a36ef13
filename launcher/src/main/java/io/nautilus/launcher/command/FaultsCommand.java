package io.nautilus.launcher.command;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.faults.Fault;
import io.nautilus.launcher.faults.FaultRun;
import io.nautilus.launcher.faults.Skipped;
import io.nautilus.launcher.faults.Tally;
import io.nautilus.launcher.process.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The system tests' faults at length: each seed is a run of its own on a data folder of its own. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description =
                "Kills, stops, delays and cuts what it starts itself, and checks that no order is lost or doubled.")
final class FaultsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", defaultValue = "1", description = "How many runs (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--first-seed", defaultValue = "1", description = "The first run's seed; the others follow it.")
    private long firstSeed;

    @Option(names = "--minutes", description = "Begin no run after so many minutes.")
    private Integer minutes;

    @Option(names = "--fault", split = ",", paramLabel = "FAULT", description = "Which (default: all).")
    private List<String> faults;

    private final Happening happening;
    private final LongSupplier nanos;
    private final Tally sum = new Tally();
    private PrintWriter out;

    /** Lets a fault happen once, as {@link Fault#happen} does it to real processes. */
    interface Happening {
        Tally happen(Fault fault, FaultRun run, long seed) throws Exception;
    }

    FaultsCommand() {
        this(Fault::happen, System::nanoTime);
    }

    /** {@code nanos} only ever goes on. */
    FaultsCommand(Happening happening, LongSupplier nanos) {
        this.happening = happening;
        this.nanos = nanos;
    }

    @Override
    public Integer call() throws IOException {
        if (seeds < 1 || minutes != null && minutes < 1) {
            throw new Refusal(ExitCode.BAD_FLAGS, "--seeds and --minutes have to be 1 or more.");
        }
        List<Fault> chosen = chosen();
        out = spec.commandLine().getOut();
        long begunNanos = nanos.getAsLong();
        long seed = firstSeed;
        boolean held = true;
        for (; held && seed < firstSeed + seeds && (seed == firstSeed || inTime(begunNanos)); seed++) {
            held = run(seed, chosen);
        }
        say("%s: seeds %d to %d in %s: %s"
                .formatted(
                        held ? "every promise held" : "A PROMISE IS BROKEN",
                        firstSeed,
                        seed - 1,
                        seconds(begunNanos),
                        sum));
        return (held ? ExitCode.OK : ExitCode.FAILED).status();
    }

    private List<Fault> chosen() {
        try {
            return faults == null
                    ? Arrays.asList(Fault.values())
                    : faults.stream().map(Fault::of).sorted().toList();
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(ExitCode.BAD_FLAGS, unknown.getMessage());
        }
    }

    private boolean inTime(long begunNanos) {
        return minutes == null
                || nanos.getAsLong() - begunNanos < Duration.ofMinutes(minutes).toNanos();
    }

    /** Whether every promise held; the folder of a broken one is kept. */
    private boolean run(long seed, List<Fault> chosen) throws IOException {
        Path folder = Files.createTempDirectory("nautilus-faults-" + seed + "-");
        Fault now = chosen.getFirst();
        FaultRun run = new FaultRun(Home.ofThisProcess(), folder);
        Thread interrupted = new Thread(run::abandon, "abandon");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (run) {
            for (Fault fault : chosen) {
                now = fault;
                happens(run, seed, fault);
            }
        } catch (Exception | Error broken) {
            say("seed %d %s FAILED: %s".formatted(seed, now.label(), broken));
            broken.printStackTrace(out);
            say("what it left: " + folder);
            say("again: scripts/nautilus faults --seeds 1 --first-seed %d --fault %s"
                    .formatted(
                            seed,
                            String.join(",", chosen.stream().map(Fault::label).toList())));
            if (forget(interrupted)) {
                run.abandon();
            }
            return false;
        }
        forget(interrupted);
        delete(folder);
        return true;
    }

    /** False where somebody interrupted the process: the hook is at work then. */
    private static boolean forget(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private void happens(FaultRun run, long seed, Fault fault) throws Exception {
        long begunNanos = nanos.getAsLong();
        try {
            Tally tally = happening.happen(fault, run, seed);
            tally.add("runs." + fault.label(), 1);
            sum.add(tally);
            say("seed %d %s held in %s: %s".formatted(seed, fault.label(), seconds(begunNanos), tally));
        } catch (Skipped skipped) {
            sum.add("skipped." + fault.label(), 1);
            say("seed %d %s skipped: %s".formatted(seed, fault.label(), skipped.getMessage()));
        }
    }

    private String seconds(long begunNanos) {
        return "%.1f s".formatted((nanos.getAsLong() - begunNanos) / 1e9);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).forEach(FaultsCommand::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
