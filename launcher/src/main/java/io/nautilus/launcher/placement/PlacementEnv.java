package io.nautilus.launcher.placement;

import io.nautilus.hardware.ContainerPlacement;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.ResourceProfiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A placement as the values of the variables in resource-profiles.yml, for Compose's {@code .env}; and what follows from
 * them: the heap, the collector and the flags of each JVM.
 */
public final class PlacementEnv {
    private static final int ID_DIGITS = 16;
    private static final List<String> FOLLOWS = List.of("_HEAP", "_COLLECTOR", "_JVM_FLAGS");

    private PlacementEnv() {}

    public static List<String> lines(Placement placement, ResourceProfiles profiles) {
        Machine used = placement.used();
        List<String> lines = new ArrayList<>();
        lines.add("# scripts/nautilus plan --env: " + placement.machine().name() + ", tier "
                + PlacementTable.tier(placement) + ", cores " + used.cores() + ", memory " + used.memory());
        placement.leftOut().forEach(left -> lines.add("# left out: " + left.name() + ", " + left.reason()));
        lines.add("NAUTILUS_PLAN_ID=" + planId(placement));
        values(placement).forEach((name, value) -> {
            if (profiles.variables().contains(name) || follows(name)) {
                lines.add(name + "=" + (value.contains(" ") ? '"' + value + '"' : value));
            }
        });
        return lines;
    }

    /** Nobody reads it back: it follows from the other values. */
    static boolean follows(String name) {
        return name.startsWith("NAUTILUS_") || FOLLOWS.stream().anyMatch(name::endsWith);
    }

    /** Plans that give everybody the same have the same. */
    static String planId(Placement placement) {
        return id(values(placement).toString());
    }

    private static Map<String, String> values(Placement placement) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ContainerPlacement each : placement.containers()) {
            String name = each.name().toUpperCase(Locale.ROOT).replace('-', '_');
            values.put(name + "_CPUSET", each.cores().text());
            values.put(name + "_EXCLUSIVE", Boolean.toString(each.exclusive()));
            values.put(name + "_MEM", each.memory().text());
            values.put(name + "_MEM_RESERVATION", reservation(each).text());
            each.heap().ifPresent(heap -> values.put(name + "_HEAP", heap.text()));
            each.collector().ifPresent(collector -> values.put(name + "_COLLECTOR", collector.text()));
            if (!each.jvmFlags().isEmpty()) {
                values.put(name + "_JVM_FLAGS", String.join(" ", each.jvmFlags()));
            }
        }
        return values;
    }

    /** What a container keeps when the memory of the machine runs out: half of what it may have. */
    private static Memory reservation(ContainerPlacement each) {
        return each.memory().percent(50);
    }

    /** The same values have the same id. */
    private static String id(String values) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(values.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
