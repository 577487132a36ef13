package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Recorded messages of Kraken.
 *
 * @param files to be merged
 * @param instrument one that is paid in dollars
 * @param checksums how many books of it carry one
 */
record RecordedFeed(List<Path> files, String instrument, long checksums) {
    private static final int SECONDS = 20;
    private static final String SAID_CHECKSUM = "\"c\":\"";

    /** A real one where there is one, else one that the simulated market wrote. */
    static RecordedFeed any(Path folder) throws Exception {
        var shared = Repository.sharedFeeds();
        return shared.isPresent() ? real(shared.get()) : written(folder);
    }

    private static RecordedFeed real(Path feeds) {
        return new RecordedFeed(
                List.of(
                        feeds.resolve("kraken-v1-book1000.ws"),
                        feeds.resolve("kraken-v1-ticker.ws"),
                        feeds.resolve("kraken-v1-trade.ws")),
                "XMR-USD.KRAKEN",
                1_265);
    }

    /** Asks the packaged marketdata for a recording: a small program on its libraries. */
    static RecordedFeed written(Path folder) throws Exception {
        Path program = Files.writeString(folder.resolve("WriteRecording.java"), """
                class WriteRecording {
                    public static void main(String[] file) {
                        io.nautilus.marketdata.domain.simulated.SimulatedRecording.write(
                                java.nio.file.Path.of(file[0]), 11, %d);
                    }
                }
                """.formatted(SECONDS));
        Path recording = folder.resolve("simulated.ws");
        Path app = Repository.ROOT.resolve("engines/marketdata/target/quarkus-app");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx128m",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        app.resolve("app") + "/*:" + app.resolve("lib/main") + "/*",
                        program.toString(),
                        recording.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("recording.out").toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(Files.readString(folder.resolve("recording.out")))
                .isTrue();
        long checksums;
        try (var lines = Files.lines(recording)) {
            checksums = lines.filter(line -> line.contains(SAID_CHECKSUM)).count();
        }
        assertThat(checksums).isPositive();
        return new RecordedFeed(List.of(recording), "BTC-USD.KRAKEN", checksums);
    }

    String flag() {
        return "replay:" + files.stream().map(Path::toString).collect(Collectors.joining(","));
    }

    String replayRequest() {
        return files.stream()
                .map(Path::toString)
                .collect(Collectors.joining("\",\"", "{\"files\":[\"", "\"],\"speed\":\"max\"}"));
    }

    /** Where replays that are asked for by HTTP may lie. */
    Map<String, String> environment() {
        return Map.of("NAUTILUS_DATA_ROOTS", files.getFirst().getParent().toString());
    }

    /** Lines of all files, the empty ones too. */
    long lines() throws IOException {
        long lines = 0;
        for (Path file : files) {
            lines += Files.readAllLines(file).size();
        }
        return lines;
    }
}
