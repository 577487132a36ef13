package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.command.FaultsCommand.Happening;
import io.nautilus.launcher.faults.Fault;
import io.nautilus.launcher.faults.FaultRun;
import io.nautilus.launcher.faults.Skipped;
import io.nautilus.launcher.faults.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command {@code nautilus faults} around faults that only say that they happened. */
class FaultsCommandTest {
    private static final int MOST_COLLECTIONS = 100;

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> happened = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    private record Answer(int exitCode, String out, String err) {}

    private static Answer faults(Happening happening, AtomicLong nanos, String... flags) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new FaultsCommand(happening, nanos::get))
                .setExecutionExceptionHandler(Nautilus.commandLine().getExecutionExceptionHandler())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return new Answer(line.execute(flags), out.toString(), err.toString());
    }

    private Answer faults(String... flags) {
        return faults(this::holds, nanos, flags);
    }

    private Tally holds(Fault fault, FaultRun run, long seed) {
        happened.add(seed + " " + fault.label());
        folders.add(run.folder());
        Tally tally = new Tally();
        tally.add("orders", 10 * seed);
        return tally;
    }

    @Test
    void addsUpWhatHeldOverSeeds() {
        Answer answer = faults("--seeds", "3", "--first-seed", "5", "--fault", "sleep,kill");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK.status());
        assertThat(happened)
                .as("each seed lets the chosen ones happen in the order of a run")
                .containsExactly("5 kill", "5 sleep", "6 kill", "6 sleep", "7 kill", "7 sleep");
        assertThat(answer.out().lines())
                .startsWith("seed 5 kill held in 0.0 s: orders=50 runs.kill=1")
                .endsWith("every promise held: seeds 5 to 7 in 0.0 s: orders=360 runs.kill=3 runs.sleep=3");
        assertThat(folders).allSatisfy(folder -> assertThat(folder).doesNotExist());
        assertThat(folders.stream().distinct()).as("a folder for each seed").hasSize(3);
    }

    @Test
    void letsEveryFaultHappenOnceWhereNothingIsSaid() {
        assertThat(faults().exitCode()).isEqualTo(ExitCode.OK.status());
        assertThat(happened)
                .containsExactlyElementsOf(Arrays.stream(Fault.values())
                        .map(fault -> "1 " + fault.label())
                        .toList());
    }

    @Test
    void aBrokenPromiseEndsItAndLeavesWhatIsNeededToLookAtIt() throws IOException {
        Happening breaks = (fault, run, seed) -> {
            Files.writeString(run.folder().resolve("said"), "by a process");
            Tally tally = holds(fault, run, seed);
            if (seed == 2 && fault == Fault.SLEEP) {
                throw new AssertionError("an order was lost");
            }
            return tally;
        };
        Answer answer = faults(breaks, nanos, "--seeds", "9", "--fault", "kill,sleep,lost-tail");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED.status());
        assertThat(happened).endsWith("2 kill", "2 sleep").hasSize(5);
        Path left = folders.getLast();
        assertThat(answer.out())
                .contains("seed 2 sleep FAILED: java.lang.AssertionError: an order was lost")
                .contains("what it left: " + left)
                .contains("again: scripts/nautilus faults --seeds 1 --first-seed 2 --fault kill,sleep,lost-tail\n")
                .contains("A PROMISE IS BROKEN: seeds 1 to 2 in ")
                .doesNotContain("every promise held");
        assertThat(left.resolve("said")).hasContent("by a process");
        assertThat(folders.getFirst()).doesNotExist();
        Files.delete(left.resolve("said"));
        Files.delete(left);
    }

    @Test
    void aFailedRunIsNotAbandonedAgainWhenTheProcessEnds() throws IOException {
        List<WeakReference<FaultRun>> runs = new ArrayList<>();
        Happening breaks = (fault, run, seed) -> {
            runs.add(new WeakReference<>(run));
            folders.add(run.folder());
            throw new IOException("no broker");
        };
        assertThat(faults(breaks, nanos, "--fault", "kill").exitCode()).isEqualTo(ExitCode.FAILED.status());
        Files.delete(folders.getFirst());
        // Nobody but a hook for the end of the process would keep it.
        for (int i = 0; i < MOST_COLLECTIONS && runs.getFirst().get() != null; i++) {
            System.gc();
        }
        assertThat(runs.getFirst().get()).isNull();
    }

    @Test
    void whatCannotHappenHereIsSkippedWithTheReason() {
        Happening skips = (fault, run, seed) -> {
            if (fault == Fault.DISK_FULL) {
                throw new Skipped("nothing can be mounted");
            }
            return holds(fault, run, seed);
        };
        Answer answer = faults(skips, nanos, "--seeds", "2", "--fault", "disk-full,snapshots");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK.status());
        assertThat(answer.out())
                .contains("seed 1 disk-full skipped: nothing can be mounted")
                .contains("every promise held: seeds 1 to 2")
                .contains("runs.snapshots=2 skipped.disk-full=2")
                .doesNotContain("runs.disk-full");
    }

    @Test
    void beginsNoRunAfterItsMinutes() {
        Happening takesAMinute = (fault, run, seed) -> {
            nanos.addAndGet(Duration.ofSeconds(61).toNanos());
            return holds(fault, run, seed);
        };
        Answer answer = faults(takesAMinute, nanos, "--seeds", "9", "--minutes", "2", "--fault", "kill");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.OK.status());
        assertThat(happened).containsExactly("1 kill", "2 kill");
        assertThat(answer.out()).contains("every promise held: seeds 1 to 2 in 122.0 s");
    }

    @Test
    void namesTheFaultsThatThereAreWhereOneIsUnknown() {
        Answer answer = faults("--fault", "kill,flood");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(answer.err()).contains("there is no fault flood; there are kill, strategy-kill, ", ", snapshots");
        assertThat(happened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seeds=0", "--minutes=0", "--seeds=-1"})
    void refusesToDoNothing(String flag) {
        Answer answer = faults(flag);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(answer.err()).contains("--seeds and --minutes have to be 1 or more.");
        assertThat(happened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seeds=many", "--first-seed=first", "--minutes=1.5"})
    void namesAFlagThatIsNotUnderstood(String flag) {
        Answer answer = faults(flag);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(answer.err()).contains(flag.substring(0, flag.indexOf('=')), "is not");
        assertThat(happened).isEmpty();
    }

    @Test
    void saysWhichFlagAnUnknownOneMayBe() {
        Answer answer = faults("--seed=2");
        assertThat(answer.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(answer.err()).contains("--seed=2", "--seeds");
        assertThat(happened).isEmpty();
    }
}
