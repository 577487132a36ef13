package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Snapshots are used, deleted, broken and old, and after each start the books are those before: a snapshot is a cache.
 * Each time it is shown by the frames folded at the start, and by the files refused, that it was as it should be.
 */
final class SnapshotsFault {
    static final List<String> ENGINES = List.of(Fleet.RISK, Fleet.PORTFOLIO);
    static final Map<String, String> OFTEN =
            Map.of("NAUTILUS_SNAPSHOT_FRAMES", "4", "NAUTILUS_SNAPSHOT_EVERY", "PT0.5S");

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final FaultRun run;
    private final long seed;
    private final Random random;
    private final Tally tally = new Tally();

    SnapshotsFault(FaultRun run, long seed) {
        this.run = run;
        this.seed = seed;
        this.random = new Random(seed);
    }

    Tally run() throws Exception {
        Path folder = run.folder().resolve("snapshots-" + seed);
        try (Fleet fleet = run.fleet(folder, OFTEN)) {
            Platform platform = fleet.platform();
            traffic(platform, "first");
            used(fleet);
            deleted(fleet);
            broken(fleet);
            old(fleet, folder.resolve("old"));
            new Audit(platform).all(Told.NOTHING);
        }
        return tally;
    }

    /** Requests flow for a while, are audited, and what rests is cancelled: nothing changes from then on. */
    private void traffic(Platform platform, String prefix) throws Exception {
        try (Flow flow = new Flow(platform, "snapshots-" + prefix, seed)) {
            flow.awaitMixed();
            flow.audited(tally);
        }
        Answer cancelled = new Api(platform).delete("risk", "/orders?account=main");
        Check.that(cancelled.status() < 300, "all is cancelled: %s", cancelled);
    }

    private void used(Fleet fleet) throws Exception {
        Platform platform = fleet.platform();
        Map<String, String> before = books(platform);
        long end = awaitSnapshots(platform);
        platform.services().reversed().forEach(fleet::stop);
        fleet.restore();
        for (String engine : ENGINES) {
            double folded = metric(platform, engine, "nautilus_start_frames");
            Check.that(folded < end, "%s folded %s of more than %d frames", engine, folded, end);
            tally.add("used", 1);
        }
        same(platform, before);
    }

    private void deleted(Fleet fleet) throws Exception {
        Platform platform = fleet.platform();
        Map<String, String> before = books(platform);
        long end = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
        stop(fleet);
        for (String engine : ENGINES) {
            for (Path file : snapshots(platform, engine)) {
                Files.delete(file);
            }
        }
        start(fleet);
        for (String engine : ENGINES) {
            double folded = metric(platform, engine, "nautilus_start_frames");
            Check.that(folded >= end, "%s folded %s of at least %d frames", engine, folded, end);
            tally.add("foldedAll", 1);
        }
        same(platform, before);
    }

    private void broken(Fleet fleet) throws Exception {
        Platform platform = fleet.platform();
        Map<String, String> before = books(platform);
        awaitSnapshots(platform);
        stop(fleet);
        for (String engine : ENGINES) {
            Path newest = snapshots(platform, engine).getLast();
            byte[] bytes = Files.readAllBytes(newest);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(newest, bytes);
        }
        start(fleet);
        for (String engine : ENGINES) {
            double refused = metric(platform, engine, "nautilus_snapshot_refused");
            Check.that(refused >= 1, "%s refused %s files", engine, refused);
            tally.add("refused", 1);
        }
        same(platform, before);
    }

    /** Portfolio begins with what it knew long ago, as one that was stopped for as long. */
    private void old(Fleet fleet, Path aside) throws Exception {
        Platform platform = fleet.platform();
        awaitSnapshots(platform);
        Path newest = snapshots(platform, Fleet.PORTFOLIO).getLast();
        Files.createDirectories(aside);
        Path kept = Files.copy(newest, aside.resolve(newest.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        long from = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
        traffic(platform, "later");
        Map<String, String> before = books(platform);
        long more = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS) - from;
        stop(fleet);
        for (Path file : snapshots(platform, Fleet.PORTFOLIO)) {
            Files.delete(file);
        }
        Files.copy(kept, newest.resolveSibling(kept.getFileName()));
        start(fleet);
        double folded = metric(platform, Fleet.PORTFOLIO, "nautilus_start_frames");
        long end = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
        Check.that(folded >= more && folded < end, "portfolio folded %s frames of %d behind %s", folded, end, kept);
        tally.add("farBehind", 1);
        same(platform, before);
    }

    /** In the order of a launcher's stop: portfolio makes its last snapshot before risk says its last. */
    private static void stop(Fleet fleet) {
        ENGINES.reversed().forEach(fleet::stop);
    }

    private static void start(Fleet fleet) throws IOException {
        for (String engine : ENGINES) {
            fleet.start(engine);
        }
        ENGINES.forEach(fleet::awaitReady);
    }

    /** Returns when both engines have a snapshot of all that is on the journal now; answers its end. */
    private static long awaitSnapshots(Platform platform) throws Exception {
        long end = TopicLog.end(platform.bootstrap(), Topics.ORDER_EVENTS);
        for (String engine : ENGINES) {
            Await.until(
                    "a snapshot of " + engine + " behind " + end,
                    PATIENCE,
                    () -> metric(platform, engine, "nautilus_snapshot_offset"),
                    offset -> offset >= end);
        }
        return end;
    }

    private static List<Path> snapshots(Platform platform, String engine) throws IOException {
        try (Stream<Path> files =
                Files.list(platform.data().root().resolve(engine).resolve("snapshots"))) {
            return files.filter(file -> file.toString().endsWith(".snapshot"))
                    .sorted()
                    .toList();
        }
    }

    private static double metric(Platform platform, String engine, String name)
            throws IOException, InterruptedException {
        return new Api(platform)
                .get(engine, "/metrics", "text/plain")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private void same(Platform platform, Map<String, String> before) throws Exception {
        Await.until(
                "portfolio to have read all that risk said",
                PATIENCE,
                () -> books(platform).get("fills"),
                fills -> fills.equals(before.get("fills")));
        Map<String, String> after = books(platform);
        before.forEach((what, was) -> Check.equal(after.get(what), was, "%s after a start", what));
        tally.add("same", 1);
    }

    /** What does not change while nobody trades: marks do. */
    private static Map<String, String> books(Platform platform) throws IOException, InterruptedException {
        Api api = new Api(platform);
        Map<String, String> books = new TreeMap<>();
        books.put("orders", api.get("risk", "/orders?limit=1000").body());
        books.put(
                "accounts",
                api.get("risk", "/risk/positions").json().path("accounts").toString());
        books.put("limits", api.get("risk", "/risk/limits").body());
        books.put(
                "fills", api.get("portfolio", "/fills?limit=10000", "text/csv").body());
        for (JsonNode each : api.get("portfolio", "/portfolios").json()) {
            String name = each.path("id").asText();
            books.put(
                    "ledger of " + name,
                    api.get("portfolio", "/portfolios/" + name + "/cash?limit=10000")
                            .body());
            for (String figure : List.of("cash", "fees", "realised")) {
                books.put(figure + " of " + name, each.path(figure).toString());
            }
        }
        return books;
    }
}
