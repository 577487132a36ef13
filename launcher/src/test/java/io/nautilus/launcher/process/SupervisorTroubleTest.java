package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.data.DataFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes and a clock of the test's own, which is moved on before every tick. */
class SupervisorTroubleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Path home;
    private DataFolder data;
    private Health health = Health.GOOD;
    private long nowNanos;

    @BeforeEach
    void newFolders() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        data = new DataFolder(folder.resolve("data"));
    }

    @AfterEach
    void stopAll() {
        Supervisor.stopNoted(data, List.of("first"), (service, what) -> {});
    }

    @Test
    void goesOnWhereNothingCanBeNotedSaysItOnceAndNotesItLater() throws IOException {
        Supervisor supervisor = started();
        ProcessIdentity before = identity();
        Path notes = folder.resolve("notes");
        Files.move(data.run(), notes);
        Files.createFile(data.run());
        before.kill();
        tickUntil(supervisor, () -> said.contains("first: started again (1 so far)"));
        tickUntil(supervisor, () -> said.getLast().equals("first: healthy"));
        assertThat(said.stream().filter(line -> line.contains("cannot note what runs")))
                .singleElement()
                .asString()
                .startsWith("first: cannot note what runs, goes on without: cannot write "
                        + data.run().resolve("first.json"));
        Files.delete(data.run());
        tickUntil(supervisor, () -> said.contains("first: can note what runs again"));
        assertThat(identity().alive()).isTrue();
        assertThat(identity()).isNotEqualTo(before);
        assertThat(record().restarts()).isEqualTo(1);
    }

    @Test
    void goesOnWhereALogCannotBePutAside() throws IOException {
        Supervisor supervisor = started();
        try (RandomAccessFile log =
                new RandomAccessFile(data.logs().resolve("first.log").toFile(), "rw")) {
            log.setLength(LogFile.LARGEST_BYTES + 1);
        }
        Files.createFile(data.logs().resolve("first.4.log"));
        Files.createDirectories(data.logs().resolve("first.5.log/in the way"));
        tickUntil(
                supervisor, () -> said.getLast().startsWith("first: cannot put its large log aside, goes on without"));
        Files.delete(data.logs().resolve("first.5.log/in the way"));
        tickUntil(supervisor, () -> said.getLast().equals("first: can put its large log aside again"));
        assertThat(identity().alive()).isTrue();
    }

    @Test
    void triesAgainWhatCannotBeStartedAndGivesUpAfterThreeTimes() throws IOException {
        Files.createDirectories(data.root());
        Files.createFile(data.logs());
        assertThatThrownBy(supervisor()::start)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.START_FAILED))
                .hasMessageContaining("first died 3 times before it was healthy (could not be started)");
        assertThat(said.stream().filter(line -> line.contains("cannot start it")))
                .hasSize(1);
    }

    @Test
    void killsWhatHangsForAMinuteAndStartsItAgain() throws IOException {
        Supervisor supervisor = started();
        ProcessIdentity hanging = identity();
        health = Health.silent("does not answer on port 1");
        for (int second = 0; second < 59; second++) {
            tick(supervisor, SECOND);
        }
        assertThat(hanging.alive()).isTrue();
        String killed = "first: killed: it did not answer for 60 s; starting again in 0.5 s";
        tickUntil(supervisor, () -> said.contains(killed));
        assertThat(hanging.alive()).isFalse();
        health = Health.GOOD;
        tickUntil(supervisor, () -> said.getLast().equals("first: healthy"));
        assertThat(said).contains("first: not healthy: does not answer on port 1");
        assertThat(record().lastEnd()).isEqualTo("killed: it did not answer for 60 s");
        assertThat(record().restarts()).isEqualTo(1);
    }

    @Test
    void killsNothingThatAnswersWhateverItSays() throws IOException {
        Supervisor supervisor = started();
        health = Health.bad("waits for the broker");
        for (int second = 0; second < 200; second++) {
            tick(supervisor, SECOND);
        }
        assertThat(record().restarts()).isZero();
        assertThat(identity().alive()).isTrue();
    }

    @Test
    void doesNotCountTheTimeInWhichTheMachineSlept() throws IOException {
        Supervisor supervisor = started();
        health = Health.silent("");
        for (int second = 0; second < 200; second++) {
            tick(supervisor, second % 50 == 49 ? Duration.ofSeconds(6) : SECOND);
        }
        assertThat(record().restarts()).isZero();
        assertThat(identity().alive()).isTrue();
    }

    @Test
    void keepsTheCountOfRestartsForTheNextSupervisor() throws IOException {
        Supervisor supervisor = started();
        identity().kill();
        tickUntil(supervisor, () -> said.contains("first: started again (1 so far)"));
        identity().kill();
        identity().awaitEnd(Duration.ofSeconds(30));
        supervisor().start();
        assertThat(record().restarts()).isEqualTo(2);
        assertThat(record().lastEnd()).isEqualTo("killed by signal 9");
    }

    @Test
    void namesTheDataFolderInWhatItSuggests() throws IOException {
        started();
        said.clear();
        Supervisor next = supervisor();
        next.start();
        next.stopStarted();
        assertThat(said).last().asString().endsWith("what stops it: scripts/nautilus stop --data " + data.root());
    }

    private Supervisor started() {
        Supervisor supervisor = supervisor();
        supervisor.start();
        assertThat(said)
                .filteredOn(line -> !line.startsWith("phase"))
                .containsExactly("first: starting on port 1", "first: healthy");
        return supervisor;
    }

    private Supervisor supervisor() {
        StartListener listener = new StartListener() {
            @Override
            public Map<String, String> starting(String service) {
                return Map.of();
            }

            @Override
            public void healthy(String service) {
                // What became healthy is read from what was said.
            }
        };
        Service first =
                new Service("first", 0, List.of(1), List.of("sh", "-c", "exec sleep 60"), Map.of(), () -> health);
        Progress progress = (service, what) -> said.add(service + ": " + what);
        return new Supervisor(List.of(first), home, data, progress, listener, this::passing);
    }

    /** Every look at the clock takes a little, so that a start comes to an end. */
    private long passing() {
        nowNanos += Duration.ofMillis(10).toNanos();
        return nowNanos;
    }

    private void tick(Supervisor supervisor, Duration after) {
        nowNanos += after.toNanos();
        supervisor.tick();
    }

    private void tickUntil(Supervisor supervisor, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience, after " + said).isLessThan(giveUp);
            tick(supervisor, Duration.ofMillis(100));
        }
    }

    private RunRecord record() {
        return RunRecord.read(data.run(), "first").orElseThrow();
    }

    private ProcessIdentity identity() {
        return record().identity();
    }
}
