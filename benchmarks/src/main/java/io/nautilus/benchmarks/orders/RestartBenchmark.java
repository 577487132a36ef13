package io.nautilus.benchmarks.orders;

import io.nautilus.benchmarks.orders.OwnWay.Mix;
import io.nautilus.benchmarks.report.Ratios;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Failures;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.launcher.process.LocalHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** How long packaged risk takes from its start until it is healthy: with nothing to fold, with a full log, behind a snapshot. */
final class RestartBenchmark {
    /** Seconds that a start with a full log and no snapshot should stay below. */
    static final double AIM_SECONDS = 5;

    private static final String RISK = "risk";
    private static final String FRAMES = "nautilus_start_frames";
    private static final String FOLD_SECONDS = "nautilus_start_seconds";
    private static final String SNAPSHOT_BYTES = "nautilus_snapshot_bytes";
    private static final String SNAPSHOT_SECONDS = "nautilus_snapshot_seconds";
    private static final String WITHOUT = "all of it, no snapshot";
    private static final double MIB = 1 << 20;
    private static final long LOOK_MILLIS = 200;

    /** How much is measured: starts of each kind, orders, and how many requests a second make them. */
    record Size(int rounds, int closed, int open, int rate) {
        static final Size FULL = new Size(5, 100_000, 1_000, 2_000);
        static final Size SHORT = new Size(1, 400, 20, 400);
    }

    private final Stand stand;
    private final Size size;
    private final Consumer<String> progress;
    private final Failures failures = new Failures();
    private double emptySeconds;
    private Table starts = Table.of(
            "From the start of risk's process until it is healthy, s",
            List.of("folds", "frames", "median", "shortest", "longest", "its fold", "over empty", "aim"));
    private Table snapshots = Table.of(
            "A snapshot of that state, made beside the loop",
            List.of("MiB", "seconds", "resident MiB before", "resident MiB at most"));

    RestartBenchmark(Stand stand, Size size, Consumer<String> progress) {
        this.stand = stand;
        this.size = size;
        this.progress = progress;
    }

    List<Table> run() {
        MarketStandIn.start(stand, 0);
        start(settings(0));
        stand.stop(RISK);
        rounds("an empty log", settings(0));
        start(settings(0));
        fill();
        stand.stop(RISK);
        rounds(WITHOUT, settings(0));
        snapshot();
        rounds("what a snapshot left", settings(Integer.MAX_VALUE));
        return List.of(starts, snapshots);
    }

    private static Map<String, String> settings(int framesOfASnapshot) {
        Map<String, String> settings = new HashMap<>(OrdersBenchmark.PATIENT);
        settings.put("NAUTILUS_SNAPSHOT_FRAMES", Integer.toString(framesOfASnapshot));
        settings.put("NAUTILUS_SNAPSHOT_EVERY", "PT1S");
        return settings;
    }

    private double start(Map<String, String> settings) {
        long beganNanos = System.nanoTime();
        stand.start(RISK, settings);
        return (System.nanoTime() - beganNanos) / 1e9;
    }

    private void rounds(String folds, Map<String, String> settings) {
        List<Double> seconds = new ArrayList<>();
        List<Double> folding = new ArrayList<>();
        double frames = 0;
        for (int i = 0; i < size.rounds(); i++) {
            seconds.add(start(settings));
            frames = metric(FRAMES);
            folding.add(metric(FOLD_SECONDS));
            stand.stop(RISK);
            stand.check();
            progress.accept("%s: %.2f s".formatted(folds, seconds.getLast()));
        }
        double median = Ratios.medianOf(seconds);
        if (emptySeconds == 0) {
            emptySeconds = median;
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        starts = starts.with(
                folds,
                (long) frames,
                median,
                sorted.getFirst(),
                sorted.getLast(),
                Ratios.medianOf(folding),
                median / emptySeconds,
                folds.equals(WITHOUT) ? "%.0f".formatted(AIM_SECONDS) : "");
    }

    private void fill() {
        new RiskView(stand.port(RISK)).awaitMarkets(failures);
        progress.accept("%,d closed and %,d open orders".formatted(size.closed(), size.open()));
        ask(Mix.SUBMIT_AND_CANCEL, 2 * size.closed());
        ask(Mix.SUBMIT, size.open());
    }

    private void ask(Mix mix, int requests) {
        Histogram late = Latencies.histogram();
        try (OwnWay way = new OwnWay(stand.clients("orders"), new SecureRandom().nextLong(), mix, late)) {
            way.begin();
            for (int left = requests; left > 0; left -= size.rate()) {
                way.round(Math.min(left, size.rate()), TimeUnit.SECONDS.toNanos(1) / size.rate());
            }
        }
    }

    /** One is due at once: the start folded without it. */
    private void snapshot() {
        Map<String, String> settings = settings(1);
        settings.put("NAUTILUS_SNAPSHOT_EVERY", "PT10S");
        start(settings);
        Object before = mostResidentMib();
        failures.await("a snapshot", () -> {
            sleep();
            return metric(SNAPSHOT_BYTES) > 0;
        });
        snapshots = snapshots.with(metric(SNAPSHOT_BYTES) / MIB, metric(SNAPSHOT_SECONDS), before, mostResidentMib());
        stand.stop(RISK);
    }

    private Object mostResidentMib() {
        var kib = stand.mostResidentKib(RISK);
        return kib.isPresent() ? kib.getAsLong() / 1024 : Table.UNKNOWN;
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private double metric(String name) {
        try {
            return LocalHttp.get(stand.port(RISK), "/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("risk has no metric " + name));
        } catch (IOException silent) {
            throw new UncheckedIOException("risk does not say its metrics", silent);
        }
    }
}
