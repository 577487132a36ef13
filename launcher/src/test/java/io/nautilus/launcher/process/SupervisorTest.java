package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: a shell that touches a file when it is up, which its probe looks for. */
class SupervisorTest {
    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> healthy = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopAll() {
        Supervisor.stopNoted(data(), List.of("first", "second"), (service, what) -> {});
    }

    @Test
    void startsAPhaseWhenTheOneBeforeIsHealthyAndStopsInReverse() {
        Supervisor supervisor = supervisor(sleeper("first", 0), sleeper("second", 1));
        supervisor.start();
        assertThat(said)
                .extracting(line -> line.replaceAll("after [0-9.]+ s", "after N s"))
                .containsExactly(
                        "phase 1/2: first",
                        "first: starting on port 1",
                        "first: healthy",
                        "phase 1/2: healthy after N s: first",
                        "phase 2/2: second",
                        "second: starting on port 1",
                        "second: healthy",
                        "phase 2/2: healthy after N s: second");
        said.clear();
        supervisor.stopStarted();
        assertThat(said).containsExactly("second: stopped", "first: stopped");
        assertThat(healthy).containsExactly("first", "second");
    }

    @Test
    void startsAgainWhatDiesAndCountsIt() {
        Supervisor supervisor = supervisor(sleeper("first", 0));
        supervisor.start();
        Thread driver = Thread.ofPlatform().start(supervisor::supervise);
        RunRecord before = record("first");
        ProcessHandle.of(before.identity().pid()).orElseThrow().destroyForcibly();
        await(() -> said.contains("first: started again (1 so far)"));
        await(() -> healthy.equals(List.of("first", "first")));
        supervisor.askToStop();
        await(() -> !driver.isAlive());
        assertThat(said).contains("first: killed by signal 9; starting again in 0.5 s");
        assertThat(record("first").restarts()).isEqualTo(1);
        assertThat(record("first").identity()).isNotEqualTo(before.identity());
        assertThat(record("first").lastEnd()).isEqualTo("killed by signal 9");
    }

    @Test
    void startsAgainOnlyWhenNothingIsInTheWay() {
        AtomicReference<String> obstacle = new AtomicReference<>("12 MiB are missing");
        Service first = sleeper("first", 0);
        Supervisor supervisor = supervisor(new Service(
                first.name(),
                first.phase(),
                first.ports(),
                first.command(),
                first.environment(),
                first.probe(),
                () -> Optional.ofNullable(obstacle.get())));
        supervisor.start();
        Thread driver = Thread.ofPlatform().start(supervisor::supervise);
        ProcessHandle.of(record("first").identity().pid()).orElseThrow().destroyForcibly();
        await(() -> said.contains("first: not started again: 12 MiB are missing"));
        assertThat(said).doesNotContain("first: started again (1 so far)");
        obstacle.set(null);
        await(() -> healthy.equals(List.of("first", "first")));
        supervisor.askToStop();
        await(() -> !driver.isAlive());
    }

    @Test
    void takesOverWhatRunsAndLeavesItRunning() {
        supervisor(sleeper("first", 0)).start();
        RunRecord before = record("first");
        said.clear();
        Supervisor next = supervisor(sleeper("first", 0), sleeper("second", 1));
        next.start();
        assertThat(record("first").identity()).isEqualTo(before.identity());
        next.stopStarted();
        assertThat(before.alive()).isTrue();
        assertThat(said)
                .contains("first: runs already (process " + before.identity().pid() + ")", "second: stopped");
    }

    @Test
    void startsAnewWhereTheNotedIdBelongsToAStranger() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        new RunRecord(new ProcessIdentity(stranger.pid(), "another start"), Instant.EPOCH, 1, "", 0, 0, "")
                .write(data().run(), "first");
        Supervisor supervisor = supervisor(sleeper("first", 0));
        supervisor.start();
        assertThat(record("first").identity().pid()).isNotEqualTo(stranger.pid());
        supervisor.stopStarted();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void givesUpOnAStartThatDiesThreeTimesAndShowsItsLastLines() {
        Service broken = service("first", 0, "echo no such thing; exit 7");
        assertThatThrownBy(() -> supervisor(broken).start())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.START_FAILED))
                .hasMessageContainingAll("first died 3 times", "ended with exit code 7", "no such thing");
    }

    @Test
    void notesAProcessBeforeItsProgramBegins() throws IOException {
        Path note = RunRecord.file(data().run(), "first");
        Path seen = folder.resolve("seen");
        supervisor(service("first", 0, "cp '%s' '%s'; echo $$ > \"$UP\"; exec sleep 60".formatted(note, seen)))
                .start();
        assertThat(Files.readString(seen))
                .contains("\"pid\" : " + record("first").identity().pid() + ",");
    }

    @Test
    void startsProcessesThatIgnoreTheTerminal() throws IOException {
        supervisor(sleeper("first", 0)).start();
        long pid = record("first").identity().pid();
        for (String signal : List.of("INT", "HUP")) {
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .start()
                            .onExit()
                            .join()
                            .exitValue())
                    .isZero();
        }
        assertThat(record("first").identity().awaitEnd(Duration.ofMillis(200))).isFalse();
    }

    private Supervisor supervisor(Service... services) {
        StartListener listener = new StartListener() {
            @Override
            public Map<String, String> starting(String service) {
                return Map.of("UP", up(service).toString());
            }

            @Override
            public void healthy(String service) {
                healthy.add(service);
            }
        };
        Progress progress = (service, what) -> said.add(service + ": " + what);
        return new Supervisor(List.of(services), folder, data(), progress, listener, System::nanoTime);
    }

    private Service sleeper(String name, int phase) {
        return service(name, phase, "echo $$ > \"$UP\"; exec sleep 60");
    }

    private Service service(String name, int phase, String script) {
        return new Service(name, phase, List.of(1), List.of("sh", "-c", script), Map.of(), () -> ask(name));
    }

    private Health ask(String name) {
        try {
            String pid = Files.exists(up(name)) ? Files.readString(up(name)).strip() : "";
            boolean isUp = pid.equals(Long.toString(record(name).identity().pid()));
            return isUp ? Health.GOOD : Health.bad("not up");
        } catch (IOException failed) {
            return Health.bad(failed.toString());
        }
    }

    private Path up(String name) {
        return folder.resolve(name + ".up");
    }

    private RunRecord record(String name) {
        return RunRecord.read(data().run(), name).orElseThrow();
    }

    private DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }

    private static void await(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }
}
