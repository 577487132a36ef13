package io.nautilus.launcher.compose;

import io.nautilus.hardware.Machine;
import io.nautilus.launcher.compose.NeighboursContainerTest.Neighbour;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.system.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Latencies of orders beside each neighbour, round by round, as a table; {@code -Dnautilus.docs.write=true} keeps it in
 * the docs.
 */
record Latencies(Map<Neighbour, List<long[]>> rounds) {
    private static final Path DOC = Repository.ROOT.resolve("docs/placement.md");
    /** scripts/test.sh shows it. */
    private static final Path FOUND = Repository.ROOT.resolve("target/neighbours.md");

    private static final String BEGIN = "<!-- containers -->\n";
    private static final String END = "<!-- /containers -->\n";
    private static final Map<Neighbour, String> NAMES = Map.of(
            Neighbour.NOBODY, "nobody",
            Neighbour.ISOLATED, "a hog on core 1",
            Neighbour.SHARED, "the same hog on core 0");

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "| neighbour | orders | p50 ms | p99 ms | p50 over nobody, by round | p99 over nobody, by round |",
                "|---|--:|--:|--:|---|---|"));
        for (Neighbour neighbour : Neighbour.values()) {
            long[] all = sorted(
                    rounds.get(neighbour).stream().flatMapToLong(Arrays::stream).toArray());
            lines.add("| %s | %d | %.2f | %.2f | %s | %s |"
                    .formatted(
                            NAMES.get(neighbour),
                            all.length,
                            quantile(all, 0.50) / 1e6,
                            quantile(all, 0.99) / 1e6,
                            ratios(neighbour, 0.50),
                            ratios(neighbour, 0.99)));
        }
        return String.join("\n", lines);
    }

    /** The smallest, the middle and the largest ratio of two runs of the same round. */
    private String ratios(Neighbour neighbour, double quantile) {
        double[] ratios = new double[rounds.get(neighbour).size()];
        for (int i = 0; i < ratios.length; i++) {
            double quiet = quantile(sorted(rounds.get(Neighbour.NOBODY).get(i)), quantile);
            ratios[i] = quantile(sorted(rounds.get(neighbour).get(i)), quantile) / quiet;
        }
        Arrays.sort(ratios);
        return "%.2f (%.2f-%.2f)".formatted(ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
    }

    private static long[] sorted(long[] nanos) {
        long[] copy = nanos.clone();
        Arrays.sort(copy);
        return copy;
    }

    private static long quantile(long[] sorted, double quantile) {
        return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
    }

    void record() throws IOException {
        Files.createDirectories(FOUND.getParent());
        Files.writeString(FOUND, text() + "\n");
        if (Boolean.getBoolean("nautilus.docs.write")) {
            String doc = Files.readString(DOC);
            int begin = doc.indexOf(BEGIN) + BEGIN.length();
            Files.writeString(DOC, doc.substring(0, begin) + measured() + doc.substring(doc.indexOf(END)));
        }
    }

    private String measured() {
        Machine machine = ThisMachine.detected().machine();
        return """
                `scripts/test.sh --containers`, %s, on %d cores and %s of memory.

                %s

                - Risk, the broker and the sender are on core 0, all other containers on core 1, as the plan has it. The
                  sender is a container that orders by HTTP 100 times a second, without nginx, and counts from when an
                  order was due.
                - The hog is a container with one process that never waits and the shares of the background: 512, where risk
                  has 2048 and the broker 1280.
                - A round is one run beside each, one after the other, and begins with another each time. A ratio is of two
                  runs of the same round; the middle one stands first, then the smallest and the largest.
                """.formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        machine.cores().size(),
                        machine.memory().text(),
                        text());
    }
}
