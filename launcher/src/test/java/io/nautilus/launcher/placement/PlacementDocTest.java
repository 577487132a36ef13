package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final List<String> M4_MAX = List.of("m4max-14", "m4max-16");

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
        headings.merge(body, machine + ", " + PlacementTable.tier(placement), (some, other) -> some + "; " + other);
    }

    @Test
    void thePlacementsAreThePlanners() throws IOException {
        String doc = Files.readString(DOC);
        assertThat(doc).contains(BEGIN, END);
        String written =
                doc.substring(0, doc.indexOf(BEGIN) + BEGIN.length()) + placements() + doc.substring(doc.indexOf(END));
        if (Boolean.getBoolean("nautilus.docs.write")) {
            Files.writeString(DOC, written);
        }
        assertThat(Files.readString(DOC)).isEqualTo(written);
    }
}
