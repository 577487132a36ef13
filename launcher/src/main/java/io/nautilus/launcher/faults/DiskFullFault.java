package io.nautilus.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The disk of the data folder fills up: the broker dies, and is started again only when there is space, once; until then
 * {@code status} says how many MiB are missing. An engine that loses its log ends at most once, and then waits.
 * Afterwards trading goes on by itself. The disk is a file system in memory of the run's own.
 */
final class DiskFullFault {
    private static final String SIZE = "size=600m";
    private static final int BLOCK_BYTES = 1 << 20;
    private static final long TOO_LITTLE_BYTES = 32L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final Pattern MISSING = Pattern.compile("(\\d+) MiB more");

    private final FaultRun run;
    private final long seed;
    private final Tally tally = new Tally();

    DiskFullFault(FaultRun run, long seed) {
        this.run = run;
        this.seed = seed;
    }

    Tally run() throws Exception {
        Path disk = Files.createDirectories(run.folder().resolve("disk-" + seed));
        mount(disk);
        try (Platform platform = run.platform(disk)) {
            platform.start();
            try (Flow flow = new Flow(platform, "full", seed)) {
                flow.awaitMixed();
                Path filler = disk.resolve("filler");
                Map<String, Integer> before = restarts(platform.status());
                fill(filler);
                Await.until("the broker's death", PATIENCE, () -> platform.isAlive(Catalogue.BROKER), alive -> !alive);
                long missing = awaitMissing(platform, Long.MAX_VALUE);
                tally.add("brokerDied", 1);
                shrink(filler);
                tally.add("missingMib", missing);
                tally.add("missingMibLater", awaitMissing(platform, missing));
                Check.equal(
                        restarts(platform.status()).get(Catalogue.BROKER),
                        before.get(Catalogue.BROKER),
                        "the broker's restarts while the disk is full");
                Files.delete(filler);
                Await.until("everybody to be healthy again", PATIENCE, platform::isHealthy, healthy -> healthy);
                restarted(before, restarts(platform.healthyStatus()));
                flow.awaitAnswers(true);
                flow.audited(tally);
                restarted(before, restarts(platform.status()));
            }
        } finally {
            unmount(disk);
        }
        return tally;
    }

    private static void mount(Path disk) throws IOException, InterruptedException, Skipped {
        String said = command("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString());
        if (!said.isEmpty()) {
            throw new Skipped("a file system of its own cannot be mounted here: " + said.strip());
        }
    }

    private static void unmount(Path disk) throws IOException, InterruptedException {
        String said = command("umount", disk.toString());
        Check.that(said.isEmpty(), "umount %s: %s", disk, said);
    }

    /** Empty when it succeeded. */
    private static String command(String... words) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException absent) {
            return absent.getMessage();
        }
        String said = new String(process.getInputStream().readAllBytes());
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        return ended && process.exitValue() == 0 ? "" : words[0] + " failed. " + said;
    }

    /** Until nothing more fits, again when the dying processes gave something back. */
    private static void fill(Path filler) throws IOException {
        try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (Files.getFileStore(filler).getUsableSpace() > 0) {
                long room = Files.getFileStore(filler).getUsableSpace();
                channel.write(ByteBuffer.allocate((int) Math.min(BLOCK_BYTES, Math.max(1, room))));
            }
        } catch (IOException full) {
            Check.that(Files.getFileStore(filler).getUsableSpace() < BLOCK_BYTES, "the disk is full: %s", full);
        }
    }

    private static void shrink(Path filler) throws IOException {
        try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - TOO_LITTLE_BYTES);
        }
    }

    /** The broker once, when there was space, and every engine at most once, since it waits for its log then. */
    private void restarted(Map<String, Integer> before, Map<String, Integer> now) {
        now.forEach((name, restarts) -> {
            int more = restarts - before.get(name);
            tally.add("restarts." + name, more - tally.of("restarts." + name));
            Check.that(
                    name.equals(Catalogue.BROKER) ? more == 1 : more >= 0 && more <= 1,
                    "%s was started again %d times",
                    name,
                    more);
        });
    }

    private static Map<String, Integer> restarts(JsonNode status) {
        Map<String, Integer> restarts = new TreeMap<>();
        for (JsonNode service : status.path("services")) {
            restarts.put(service.path("name").asText(), service.path("restarts").asInt());
        }
        return restarts;
    }

    /** Returns when the broker is dead and status says how many MiB are missing, fewer than {@code before}. */
    private static long awaitMissing(Platform platform, long before) {
        return Await.until(
                "status to say how much space is missing, less than " + before,
                PATIENCE,
                () -> missing(brokerDetail(platform)),
                missing -> missing > 0 && missing < before);
    }

    /** 0 where it does not say. */
    private static long missing(String detail) {
        Matcher said = MISSING.matcher(detail);
        return said.find() ? Long.parseLong(said.group(1)) : 0;
    }

    private static String brokerDetail(Platform platform) throws Exception {
        for (var service : platform.status().path("services")) {
            if (service.path("name").asText().equals(Catalogue.BROKER)
                    && !service.path("running").asBoolean()) {
                return service.path("detail").asText();
            }
        }
        return "";
    }
}
