package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.ContainerPlacement;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The placements in docs/placement.md are the planner's; {@code -Dnautilus.docs.write=true} writes them anew. */
class PlacementDocTest {
    private static final Path DOC = Path.of("../docs/placement.md");
    private static final String BEGIN = "<!-- placements -->\n";
    private static final String END = "<!-- /placements -->\n";
    private static final String BEGIN_SETS = "<!-- sets -->\n";
    private static final String END_SETS = "<!-- /sets -->\n";
    private static final List<String> M4_MAX = List.of("m4max-14", "m4max-16");
    private static final List<Integer> CORES = List.of(1, 2, 3, 4, 7, 8, 11, 12, 14, 16, 32, 64, 128, 256);

    /** How cores are divided by their number; the sets of one container of each part. */
    private static String sets() {
        StringBuilder table = new StringBuilder("""
                | cores | risk alone | rest of the critical set | pool | background |
                |--:|---|---|---|---|
                """);
        for (int cores : CORES) {
            Placement placement = RepositoryProfiles.plan(cores + ":64", Tier.AUTO);
            table.append("| ").append(cores);
            for (String name : List.of("risk", "marketdata", "factor", "nginx")) {
                ContainerPlacement each = placement.find(name).orElseThrow();
                boolean shares = name.equals("risk") && !each.exclusive();
                table.append(" | ").append(shares ? "none" : each.cores());
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String between(String doc, String begin, String inside, String end) {
        assertThat(doc).contains(begin, end);
        return doc.substring(0, doc.indexOf(begin) + begin.length()) + inside + doc.substring(doc.indexOf(end));
    }

    /** Machines that get the same stand together. */
    private static String placements() {
        Map<String, String> headings = new LinkedHashMap<>();
        for (Tier tier : List.of(Tier.DEVELOPMENT, Tier.TESTING, Tier.PRODUCTION, Tier.AUTO)) {
            for (String machine : M4_MAX) {
                add(headings, machine, tier);
            }
        }
        add(headings, "2:4", Tier.AUTO);
        StringBuilder doc = new StringBuilder();
        headings.forEach((body, heading) -> doc.append("\n### ")
                .append(heading)
                .append("\n\n```\n")
                .append(body)
                .append("```\n"));
        return doc.append('\n').toString();
    }

    private static void add(Map<String, String> headings, String machine, Tier tier) {
        Placement placement = RepositoryProfiles.plan(machine, tier);
        String body = String.join("\n", PlacementTable.body(placement)) + "\n";
        headings.merge(body, machine + ", " + placement.tier().text(), (some, other) -> some + "; " + other);
    }

    @Test
    void thePlacementsAreThePlanners() throws IOException {
        String doc = Files.readString(DOC);
        String written = between(between(doc, BEGIN, placements(), END), BEGIN_SETS, sets(), END_SETS);
        if (Boolean.getBoolean("nautilus.docs.write")) {
            Files.writeString(DOC, written);
        }
        assertThat(Files.readString(DOC)).isEqualTo(written);
    }
}
