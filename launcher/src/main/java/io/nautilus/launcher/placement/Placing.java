package io.nautilus.launcher.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.data.JsonFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a start was asked to plan for.
 *
 * @param gibibytes of memory at most; {@link #ALL} that is there
 * @param values the file with a plan that a person wrote; empty if there is none
 * @param unplanned why nothing is planned; empty where it is
 */
public record Placing(Tier tier, int gibibytes, Optional<Path> values, String unplanned) {
    public static final int ALL = 0;

    /** The flag that does the same for one start. */
    public static final String FLAG = "--no-placement";

    public static Placing planned(Tier tier, int gibibytes) {
        return new Placing(tier, gibibytes, Optional.empty(), "");
    }

    /** The same with what a person wrote. */
    public Placing with(Path file) {
        return new Placing(tier, gibibytes, Optional.of(file.toAbsolutePath().normalize()), unplanned);
    }

    public static Placing none(String why) {
        return new Placing(Tier.AUTO, ALL, Optional.empty(), why);
    }

    public boolean isPlanned() {
        return unplanned.isEmpty();
    }

    /** The same request has the same text. */
    public String text() {
        if (!isPlanned()) {
            return "none";
        }
        return "tier " + tierName() + (gibibytes == ALL ? "" : ", at most " + gibibytes + " GiB")
                + values.map(file -> ", with " + file).orElse("");
    }

    public String tierName() {
        return tier.text();
    }

    public ObjectNode json() {
        return JsonFile.object()
                .put("tier", tier.name())
                .put("gibibytes", gibibytes)
                .put("values", values.map(Path::toString).orElse(""))
                .put("unplanned", unplanned);
    }

    /** Throws {@link IllegalArgumentException} where there is no such tier. */
    public static Placing of(JsonNode node) {
        return node.isMissingNode()
                ? none("an older release started it")
                : new Placing(
                        Tier.valueOf(node.path("tier").asText()),
                        node.path("gibibytes").asInt(),
                        Optional.of(node.path("values").asText())
                                .filter(file -> !file.isEmpty())
                                .map(Path::of),
                        node.path("unplanned").asText());
    }
}
