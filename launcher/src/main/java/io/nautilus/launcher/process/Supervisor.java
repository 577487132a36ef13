package io.nautilus.launcher.process;

import io.nautilus.launcher.data.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Starts services phase by phase and looks after them until it is asked to stop. One thread drives it. */
public final class Supervisor {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int TICKS_BETWEEN_TRIMS = 50;
    /** A pause and a probe end much sooner. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final List<Supervised> services;
    private final Progress progress;
    private final LongSupplier nanos;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private int ticks;
    private long lastTickNanos;

    public Supervisor(
            List<Service> services,
            Path home,
            DataFolder data,
            Progress progress,
            StartListener listener,
            LongSupplier nanos) {
        Supervised.Surroundings around =
                new Supervised.Surroundings(home, data.run(), data.logs(), Hints.of(home, data), progress, listener);
        this.services = services.stream()
                .map(service -> new Supervised(service, around))
                .toList();
        this.progress = progress;
        this.nanos = nanos;
        this.lastTickNanos = nanos.getAsLong();
    }

    /**
     * Returns when every service is healthy, or when it was asked to stop.
     *
     * @throws io.nautilus.launcher.Refusal if one will not become healthy; what was started goes on
     */
    public void start() {
        List<Integer> phases =
                services.stream().map(Supervised::phase).distinct().sorted().toList();
        for (int number = 1; number <= phases.size() && !stopping(); number++) {
            int phase = phases.get(number - 1);
            start(
                    "phase " + number + "/" + phases.size(),
                    services.stream().filter(each -> each.phase() == phase).toList());
        }
    }

    /** What is of one phase, at once; returns when all of it is healthy. */
    private void start(String phase, List<Supervised> starting) {
        long begunNanos = nanos.getAsLong();
        String names = starting.stream().map(Supervised::name).collect(Collectors.joining(", "));
        progress.say(phase, names);
        starting.forEach(service -> service.begin(nanos.getAsLong()));
        while (!starting.stream().allMatch(Supervised::healthy) && !pauseOrStop()) {
            tick();
            starting.forEach(service -> service.checkStarting(nanos.getAsLong()));
        }
        if (!stopping()) {
            progress.say(phase, "healthy after %.1f s: %s".formatted((nanos.getAsLong() - begunNanos) / 1e9, names));
        }
    }

    /** Looks after the services; returns when it was asked to stop. */
    public void supervise() {
        while (!pauseOrStop()) {
            tick();
        }
    }

    void tick() {
        boolean slept = step(lastTickNanos);
        for (Supervised service : services) {
            long begun = nanos.getAsLong();
            service.tick(begun);
            slept |= step(begun);
        }
        if (slept) {
            services.forEach(Supervised::forgetSilence);
        }
        lastTickNanos = nanos.getAsLong();
        if (++ticks % TICKS_BETWEEN_TRIMS == 0) {
            services.forEach(Supervised::trimLog);
        }
    }

    /** Whether a step that never takes so long did: the machine slept, or this process was held. */
    private boolean step(long begunNanos) {
        return nanos.getAsLong() - begunNanos > LONGEST_STEP.toNanos();
    }

    /** Stops what this supervisor started, the last started first; what it took over goes on. */
    public void stopStarted() {
        services.reversed().forEach(service -> service.stopIfStartedHere(GRACE));
    }

    /** Callable from any thread. */
    public void askToStop() {
        stopAsked.countDown();
    }

    public boolean stopping() {
        return stopAsked.getCount() == 0;
    }

    private boolean pauseOrStop() {
        try {
            return stopAsked.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Stops the processes that are noted in a data folder, in reverse order of their start. */
    public static void stopNoted(DataFolder data, List<String> names, Progress progress) {
        for (String name : names.reversed()) {
            RunRecord.read(data.run(), name)
                    .ifPresent(record -> Supervised.stop(name, record.identity(), GRACE, progress));
        }
    }
}
