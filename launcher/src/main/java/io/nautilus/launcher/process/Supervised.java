package io.nautilus.launcher.process;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.UncheckedIOException;
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
    private static final Duration ASK_HEALTHY = Duration.ofSeconds(2);
    private static final Duration LOOK_FOR_OBSTACLE = Duration.ofSeconds(1);
    private static final int LAST_LINES = 15;

    private final Service service;
    private final Surroundings around;
    private final LogFile log;
    private final RestartDelay delay = new RestartDelay();

    private enum State {
        ABSENT,
        RUNNING,
        WAITING
    }

    /** What all services of a launcher share. */
    record Surroundings(Path home, Path run, Path logs, Progress progress, StartListener listener) {}

    private State state = State.ABSENT;
    private Process child;
    private RunRecord record;
    private Health health = Health.bad("not started");
    private boolean noted = true;
    private boolean startedHere;
    private boolean wasHealthy;
    private int earlyDeaths;
    private long begunNanos;
    private long startedNanos;
    private long nextNanos;

    Supervised(Service service, Surroundings around) {
        this.service = service;
        this.around = around;
        this.log = new LogFile(around.logs(), service.name());
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
            log.rotate();
            start(nowNanos, 0, "");
            say("starting on port " + service.port());
        }
    }

    private void start(long nowNanos, int restarts, String lastEnd) {
        Map<String, String> environment = new HashMap<>(service.environment());
        environment.putAll(around.listener().starting(service.name()));
        child = Spawn.start(service.name(), service.command(), environment, around.home(), log.path());
        ProcessIdentity identity =
                ProcessIdentity.of(child.pid()).orElseGet(() -> new ProcessIdentity(child.pid(), "ended at once"));
        record = new RunRecord(
                identity, Instant.now(), service.port(), service.fingerprint(), RunRecord.NOT_YET, restarts, lastEnd);
        note();
        startedHere = true;
        health = Health.bad("starting");
        startedNanos = nowNanos;
        nextNanos = nowNanos + ASK_STARTING.toNanos();
        state = State.RUNNING;
    }

    /** Looks after the service: notices its death, starts it again when due, asks its health when due. */
    void tick(long nowNanos) {
        if (!noted) {
            note();
        }
        switch (state) {
            case ABSENT -> {}
            case WAITING -> {
                if (nowNanos - nextNanos >= 0) {
                    startAgain(nowNanos);
                }
            }
            case RUNNING -> {
                if (!running()) {
                    died(nowNanos);
                } else if (nowNanos - nextNanos >= 0) {
                    ask(nowNanos);
                }
            }
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
        } else {
            start(nowNanos, record.restarts() + 1, record.lastEnd());
            say("started again (" + record.restarts() + " so far)");
        }
    }

    private boolean running() {
        return child != null ? child.isAlive() : record.alive();
    }

    /** A full disk does not end the launcher: what cannot be noted now is noted as soon as it can. */
    private void note() {
        try {
            record.write(around.run(), service.name());
            noted = true;
        } catch (UncheckedIOException full) {
            if (noted) {
                say("cannot be noted now: " + full.getCause());
            }
            noted = false;
        }
    }

    private void died(long nowNanos) {
        String how = child == null ? "died" : howEnded(child.exitValue());
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
        nextNanos = nowNanos + (health.healthy() ? ASK_HEALTHY : ASK_STARTING).toNanos();
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
    }

    private void becameHealthy(long nowNanos) {
        wasHealthy = true;
        if (startedHere && record.startMillis() == RunRecord.NOT_YET) {
            record = record.healthyAfter(
                    Duration.ofNanos(nowNanos - startedNanos).toMillis());
            note();
        }
        around.listener().healthy(service.name());
        say("healthy");
    }

    void trimLog() {
        try {
            log.trim();
        } catch (UncheckedIOException full) {
            say("its log cannot be put aside: " + full.getCause());
        }
    }

    boolean healthy() {
        return health.healthy();
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
            say("goes on: it ran before this start (scripts/nautilus stop ends it)");
        } else {
            stop(service.name(), record.identity(), grace, around.progress());
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
