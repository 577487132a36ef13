package io.nautilus.launcher.placement;

import io.nautilus.hardware.ContainerPlacement;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Placement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A placement as the values of the variables in resource-profiles.yml, for Compose's {@code .env}. */
public final class PlacementEnv {
    private static final int ID_DIGITS = 16;

    private PlacementEnv() {}

    public static List<String> lines(Placement placement) {
        Machine used = placement.used();
        List<String> lines = new ArrayList<>();
        lines.add("# scripts/nautilus plan --env: " + placement.machine().name() + ", tier "
                + PlacementTable.tier(placement) + ", cores " + used.cores() + ", memory " + used.memory());
        placement.leftOut().forEach(left -> lines.add("# left out: " + left.name() + ", " + left.reason()));
        List<String> values = values(placement);
        lines.add("NAUTILUS_PLAN_ID=" + id(values));
        lines.addAll(values);
        return lines;
    }

    /** Plans that give everybody the same have the same. */
    static String planId(Placement placement) {
        return id(values(placement));
    }

    private static List<String> values(Placement placement) {
        return placement.containers().stream()
                .flatMap(each -> values(each).stream())
                .toList();
    }

    private static List<String> values(ContainerPlacement each) {
        String name = each.name().toUpperCase(Locale.ROOT).replace('-', '_');
        return List.of(
                name + "_CPUSET=" + each.cores(),
                name + "_MEM=" + each.memory(),
                name + "_MEM_RESERVATION=" + reservation(each));
    }

    /** What a container keeps when the memory of the machine runs out: half of what it may have. */
    private static Memory reservation(ContainerPlacement each) {
        return each.memory().percent(50);
    }

    /** The same values have the same id. */
    private static String id(List<String> values) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", values).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
