package io.nautilus.launcher.process;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One service under supervision. Driven by {@link #tick}; all waiting is the caller's. */
final class Supervised {
    static final Duration START_PATIENCE = Duration.ofSeconds(60);
    /** A service that dies so often before it was ever healthy will not come by waiting. */
    private static final int DEATHS_OF_A_FAILED_START = 3;

    private static final Duration ASK_STARTING = Duration.ofMillis(200);
    private static final Duration ASK_SELDOM = Duration.ofSeconds(2);
    private static final Duration LOOK_FOR_OBSTACLE = Duration.ofSeconds(1);
    private static final int LAST_LINES = 15;

    private final Service service;
    private final Surroundings around;
    private final LogFile log;
    private final RestartDelay delay = new RestartDelay();
    private final Silence silence = new Silence();
    private final FileTroubles files;

    private enum State {
        ABSENT,
        RUNNING,
        WAITING
    }

    /** What all services of a launcher share. */
    record Surroundings(Path home, Path run, Path logs, Hints hints, Progress progress, StartListener listener) {}

    private State state = State.ABSENT;
    private Process child;
    private RunRecord record;
    private Health health = Health.bad("not started");
    private boolean startedHere;
    private boolean noted = true;
    private boolean wasHealthy;
    private boolean healthySinceStart;
    private String killedFor = "";
    private int earlyDeaths;
    private long begunNanos;
    private long startedNanos;
    private long nextNanos;

    Supervised(Service service, Surroundings around) {
        this.service = service;
        this.around = around;
        this.log = new LogFile(around.logs(), service.name());
        this.files = new FileTroubles(this::say);
    }

    /** Takes over the service's process of an earlier launcher if it is alive, else starts one. */
    void begin(long nowNanos) {
        begunNanos = nowNanos;
        Optional<RunRecord> left = RunRecord.read(around.run(), service.name());
        if (left.isPresent() && left.get().alive()) {
            record = left.get();
            startedNanos = nowNanos;
            nextNanos = nowNanos;
            state = State.RUNNING;
            say("runs already (process " + record.identity().pid() + ")");
        } else {
            files.attempt("put its old log aside", log::rotate);
            record = left.map(RunRecord::endedUnseen).orElseGet(() -> RunRecord.before(service));
            say("starting on port " + service.port());
            start(nowNanos, left.isPresent() ? record.restarts() + 1 : 0);
        }
    }

    /** A start that fails is a death like another: the next one is tried after the delay. */
    private void start(long nowNanos, int restarts) {
        startedHere = true;
        child = null;
        if (files.attempt("start it", this::spawn)) {
            started(nowNanos, restarts);
        } else {
            died(nowNanos, "could not be started");
        }
    }

    private void startAgain(long nowNanos) {
        String before = health.detail();
        Optional<String> obstacle = service.obstacle().get();
        if (obstacle.isPresent()) {
            health = Health.bad(obstacle.get());
            nextNanos = nowNanos + LOOK_FOR_OBSTACLE.toNanos();
            if (!before.equals(obstacle.get())) {
                say("not started again: " + obstacle.get());
            }
            return;
        }
        start(nowNanos, record.restarts() + 1);
        if (state == State.RUNNING) {
            say("started again (" + record.restarts() + " so far)");
        }
    }

    private void spawn() {
        Map<String, String> environment = new HashMap<>(service.environment());
        environment.putAll(around.listener().starting(service.name()));
        child = Spawn.held(service.name(), service.command(), environment, around.home(), log.path());
    }

    private void started(long nowNanos, int restarts) {
        ProcessIdentity identity =
                ProcessIdentity.of(child.pid()).orElseGet(() -> new ProcessIdentity(child.pid(), "ended at once"));
        record = new RunRecord(
                identity,
                Instant.now(),
                service.port(),
                service.fingerprint(),
                RunRecord.NOT_YET,
                restarts,
                record.lastEnd());
        note();
        Spawn.letGo(child);
        healthySinceStart = false;
        silence.end();
        health = Health.bad("starting");
        startedNanos = nowNanos;
        nextNanos = nowNanos + ASK_STARTING.toNanos();
        state = State.RUNNING;
    }

    /** Writes the record; one that could not be written is written at the next occasion. */
    private void note() {
        noted = files.attempt("note what runs", () -> record.write(around.run(), service.name()));
    }

    /** Looks after the service: notices its death, starts it again when due, asks its health when due. */
    void tick(long nowNanos) {
        switch (state) {
            case ABSENT -> {}
            case WAITING -> {
                if (nowNanos - nextNanos >= 0) {
                    startAgain(nowNanos);
                }
            }
            case RUNNING -> {
                if (!running()) {
                    died(nowNanos, child == null ? "died" : howEnded(child.exitValue()));
                } else if (nowNanos - nextNanos >= 0) {
                    ask(nowNanos);
                }
            }
        }
    }

    private boolean running() {
        return child != null ? child.isAlive() : record.alive();
    }

    private void died(long nowNanos, String seen) {
        String how = killedFor.isEmpty() ? seen : killedFor;
        killedFor = "";
        child = null;
        earlyDeaths += wasHealthy ? 0 : 1;
        health = Health.bad(how);
        record = record.ended(how);
        note();
        Duration wait = delay.died(nowNanos);
        nextNanos = nowNanos + wait.toNanos();
        state = State.WAITING;
        say("%s; starting again in %.1f s".formatted(how, wait.toMillis() / 1e3));
    }

    static String howEnded(int exitValue) {
        return exitValue > 128 ? "killed by signal " + (exitValue - 128) : "ended with exit code " + exitValue;
    }

    private void ask(long nowNanos) {
        Health before = health;
        health = service.probe().ask();
        nextNanos = nowNanos + (health.healthy() || hangs() ? ASK_SELDOM : ASK_STARTING).toNanos();
        if (!noted) {
            note();
        }
        if (health.healthy()) {
            delay.healthy(nowNanos);
        } else {
            delay.unhealthy(nowNanos);
        }
        if (health.healthy() && !before.healthy()) {
            becameHealthy(nowNanos);
        } else if (before.healthy() && !health.healthy()) {
            say("not healthy: " + health.detail());
        }
        endSilence(nowNanos);
    }

    /** A process that hangs is no better than a dead one, and dies of this. A start has its own patience. */
    private void endSilence(long nowNanos) {
        if (!hangs()) {
            silence.end();
        } else if (silence.lasts(nowNanos) && killedFor.isEmpty()) {
            killedFor = "killed: it did not answer for " + Silence.LONGEST.toSeconds() + " s";
            record.identity().kill();
        }
    }

    private boolean hangs() {
        return health.silent() && healthySinceStart;
    }

    /** The machine slept, or this launcher did: what was not heard meanwhile says nothing. */
    void forgetSilence() {
        silence.end();
    }

    private void becameHealthy(long nowNanos) {
        wasHealthy = true;
        healthySinceStart = true;
        if (startedHere && record.startMillis() == RunRecord.NOT_YET) {
            record = record.healthyAfter(
                    Duration.ofNanos(nowNanos - startedNanos).toMillis());
            note();
        }
        files.attempt("note that it is healthy", () -> around.listener().healthy(service.name()));
        say("healthy");
    }

    void trimLog() {
        files.attempt("put its large log aside", log::trim);
    }

    boolean healthy() {
        return health.healthy();
    }

    String name() {
        return service.name();
    }

    int phase() {
        return service.phase();
    }

    /** Refuses when the service will not become healthy by more waiting. */
    void checkStarting(long nowNanos) {
        if (healthy()) {
            return;
        }
        if (earlyDeaths >= DEATHS_OF_A_FAILED_START) {
            throw failed("died " + earlyDeaths + " times before it was healthy (" + health.detail() + ")");
        }
        if (nowNanos - begunNanos >= START_PATIENCE.toNanos()) {
            throw failed("did not become healthy within " + START_PATIENCE.toSeconds() + " s: " + health.detail());
        }
    }

    private Refusal failed(String what) {
        return new Refusal(
                ExitCode.START_FAILED,
                service.name() + " " + what + ".\nThe last lines of " + log.path() + ":\n"
                        + String.join("\n", log.tail(LAST_LINES)).indent(2).stripTrailing());
    }

    /** Stops the service if this launcher started it; one that was taken over goes on. */
    void stopIfStartedHere(Duration grace) {
        if (state == State.ABSENT) {
            return;
        }
        state = State.ABSENT;
        if (!startedHere) {
            say("not stopped here, it ran before this start; what stops it: "
                    + around.hints().nautilus("stop"));
        } else {
            stop(service.name(), record.identity(), grace, around.progress());
            files.attempt("forget what ran", () -> RunRecord.delete(around.run(), service.name()));
        }
    }

    static ProcessIdentity.End stop(String name, ProcessIdentity identity, Duration grace, Progress progress) {
        ProcessIdentity.End end = identity.stop(grace);
        if (end != ProcessIdentity.End.ABSENT) {
            String how = end == ProcessIdentity.End.KILLED ? ", killed after %d s".formatted(grace.toSeconds()) : "";
            progress.say(name, end.name().toLowerCase(Locale.ROOT).replace("killed", "stopped") + how);
        }
        return end;
    }

    private void say(String what) {
        around.progress().say(service.name(), what);
    }
}
