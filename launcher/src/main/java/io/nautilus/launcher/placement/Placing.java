package io.nautilus.launcher.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.data.JsonFile;
import java.util.Locale;

/**
 * What a start was asked to plan for.
 *
 * @param gibibytes of memory at most; {@link #ALL} that is there
 * @param unplanned why nothing is planned; empty where it is
 */
public record Placing(Tier tier, int gibibytes, String unplanned) {
    public static final int ALL = 0;

    /** The flag that does the same for one start. */
    public static final String FLAG = "--no-placement";

    public static Placing planned(Tier tier, int gibibytes) {
        return new Placing(tier, gibibytes, "");
    }

    public static Placing none(String why) {
        return new Placing(Tier.AUTO, ALL, why);
    }

    public boolean isPlanned() {
        return unplanned.isEmpty();
    }

    /** The same request has the same text. */
    public String text() {
        if (!isPlanned()) {
            return "none";
        }
        return "tier " + tierName() + (gibibytes == ALL ? "" : ", at most " + gibibytes + " GiB");
    }

    public String tierName() {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    public ObjectNode json() {
        return JsonFile.object()
                .put("tier", tier.name())
                .put("gibibytes", gibibytes)
                .put("unplanned", unplanned);
    }

    /** Throws {@link IllegalArgumentException} where there is no such tier. */
    public static Placing of(JsonNode node) {
        return node.isMissingNode()
                ? none("an older release started it")
                : new Placing(
                        Tier.valueOf(node.path("tier").asText()),
                        node.path("gibibytes").asInt(),
                        node.path("unplanned").asText());
    }
}
