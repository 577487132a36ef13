package io.nautilus.benchmarks.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nautilus.benchmarks.orders.OwnWay.Mix;
import io.nautilus.benchmarks.report.Ratios;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.Failures;
import io.nautilus.benchmarks.stand.Others;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.hardware.CoreGroup;
import io.nautilus.hardware.CoreSet;
import io.nautilus.launcher.placement.Binding;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Order latency through risk while a neighbour takes all it gets, on other cores and on risk's own. */
final class NeighboursBenchmark {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOG = "hog";
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** How much is measured: rounds, orders and market events a second, and for how long each round. */
    record Size(int rounds, int rate, int marketRate, int warmUpSeconds, int roundSeconds) {
        static final Size FULL = new Size(5, 100, 500, 10, 10);
        static final Size SHORT = new Size(1, 50, 100, 1, 1);
    }

    /** Who else there is. */
    enum Neighbour {
        NOBODY("nobody", "", false),
        CPU_APART("CPU hog on the other cores", Hog.CPU, false),
        CPU_BESIDE("the same hog on risk's cores", Hog.CPU, true),
        MEMORY_APART("memory-bandwidth hog on the other cores", Hog.MEMORY, false);

        private final String said;
        private final String kind;
        private final boolean beside;

        Neighbour(String said, String kind, boolean beside) {
            this.said = said;
            this.kind = kind;
            this.beside = beside;
        }
    }

    /** What was found with one neighbour. */
    private static final class Found {
        private final Latencies all = new Latencies();
        private final Histogram late = Latencies.histogram();
        private final Ratios p50 = new Ratios();
        private final Ratios p99 = new Ratios();
    }

    private final Stand stand;
    private final Size size;
    private final CoreSet path;
    private final CoreSet other;
    private final Binding binding;
    private final Consumer<String> progress;
    private final Map<Neighbour, Found> found = new EnumMap<>(Neighbour.class);
    private int hogs;

    /** {@code path} are the cores of risk and of the broker, {@code other} the rest of the machine. */
    NeighboursBenchmark(
            Stand stand, Size size, CoreSet path, CoreSet other, Binding binding, Consumer<String> progress) {
        this.stand = stand;
        this.size = size;
        this.path = path;
        this.other = other;
        this.binding = binding;
        this.progress = progress;
    }

    List<Table> run() {
        stand.start(Catalogue.BROKER);
        MarketStandIn.start(stand, size.marketRate());
        stand.start("risk", OrdersBenchmark.PATIENT);
        Others.nine().start(stand, Set.of("marketdata"), progress);
        new RiskView(stand.port("risk")).awaitMarkets(new Failures());
        Table placed = placed();
        Histogram late = Latencies.histogram();
        try (OwnWay way =
                new OwnWay(stand.clients("neighbours"), new SecureRandom().nextLong(), Mix.SUBMIT_AND_CANCEL, late)) {
            way.begin();
            progress.accept("warm-up");
            way.round(Measured.even(size.rate() * size.warmUpSeconds()), SECOND_NANOS / size.rate());
            for (int i = 0; i < size.rounds(); i++) {
                round(way, late);
            }
        }
        return List.of(latency(), ratio(), placed);
    }

    private void round(OwnWay way, Histogram late) {
        Map<Neighbour, Latencies> round = new EnumMap<>(Neighbour.class);
        List<String> said = new ArrayList<>();
        for (Neighbour neighbour : Neighbour.values()) {
            late.reset();
            Latencies measured = beside(neighbour, way);
            Found all = found.computeIfAbsent(neighbour, _ -> new Found());
            all.all.add(measured);
            all.late.add(late);
            round.put(neighbour, measured);
            said.add("%.2f".formatted(Latencies.millis(measured.sinceDue, 50)));
            stand.check();
        }
        Latencies quiet = round.get(Neighbour.NOBODY);
        round.forEach((neighbour, measured) -> {
            found.get(neighbour).p50.add(at(measured, 50), at(quiet, 50));
            found.get(neighbour).p99.add(at(measured, 99), at(quiet, 99));
        });
        progress.accept("p50 ms: " + String.join(", ", said));
    }

    private static double at(Latencies latencies, double percentile) {
        return latencies.sinceDue.getValueAtPercentile(percentile);
    }

    private Latencies beside(Neighbour neighbour, OwnWay way) {
        boolean hog = neighbour != Neighbour.NOBODY;
        if (hog) {
            startHog(neighbour.kind, neighbour.beside ? path : other);
        }
        try {
            return way.round(Measured.even(size.rate() * size.roundSeconds()), SECOND_NANOS / size.rate());
        } finally {
            if (hog) {
                stand.stop(HOG);
            }
        }
    }

    /** Returns when it is at it. It is the same hog wherever it is, so it has no more threads than fit on either set. */
    private void startHog(String kind, CoreSet cores) {
        Path ready = stand.folder().resolve("hog-" + hogs++);
        int threads = Math.min(path.size(), other.size());
        stand.startProgram(
                HOG,
                binding.words(cores, CoreGroup.BACKGROUND),
                "-Xmx" + 2 * Hog.MEMORY_MIB + "m",
                Hog.class.getName(),
                List.of(kind, Integer.toString(threads), ready.toString()));
        new Failures().await("a hog", () -> Files.exists(ready));
    }

    /** Throws where an engine says that it is not where the plan has it. */
    private Table placed() {
        Table table = Table.of("Who is where", List.of("process", "cores"));
        table = table.with("broker, and the sender of the orders", path.text());
        for (String engine : Catalogue.engineNames()) {
            if (stand.runs(engine)) {
                JsonNode placement = placement(engine);
                String reason = placement.path("reason").asText();
                if (!reason.isEmpty() || stand.cores(engine).isEmpty()) {
                    throw new IllegalStateException(engine + " is not where it was put: " + reason);
                }
                table = table.with(engine, stand.cores(engine).orElseThrow().text());
            }
        }
        return table.with(
                "market stand-in", stand.cores("marketdata").orElseThrow().text());
    }

    private JsonNode placement(String engine) {
        try (HttpConnection connection = new HttpConnection(stand.port(engine), "")) {
            return JSON.readTree(connection.call("GET", "/status", "").body()).path("placement");
        } catch (IOException silent) {
            throw new UncheckedIOException(engine + " does not say where it is", silent);
        }
    }

    private Table latency() {
        Table table = Table.of(
                "From a request to its outcome, ms, counted from when the request was due",
                List.of("neighbour", "requests", "p50", "p99", "p99.9", "max", "sender woke late p99"));
        for (Map.Entry<Neighbour, Found> each : found.entrySet()) {
            Histogram all = each.getValue().all.sinceDue;
            table = table.with(
                    each.getKey().said,
                    all.getTotalCount(),
                    Latencies.millis(all, 50),
                    Latencies.millis(all, 99),
                    Latencies.millis(all, 99.9),
                    Latencies.millis(all, 100),
                    Latencies.millis(each.getValue().late, 99));
        }
        return table;
    }

    private Table ratio() {
        Table table = Table.of(
                "Over nobody, medians and ranges of the rounds' ratios",
                List.of("neighbour", "p50", "p50 range", "p99", "p99 range"));
        for (Map.Entry<Neighbour, Found> each : found.entrySet()) {
            Found ratios = each.getValue();
            table = table.with(
                    each.getKey().said,
                    ratios.p50.median(),
                    ratios.p50.range(),
                    ratios.p99.median(),
                    ratios.p99.range());
        }
        return table;
    }
}
