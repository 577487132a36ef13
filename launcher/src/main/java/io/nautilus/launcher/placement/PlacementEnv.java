package io.nautilus.launcher.placement;

import io.nautilus.hardware.Asked;
import io.nautilus.hardware.ContainerPlacement;
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
import java.util.TreeMap;

/**
 * A placement as the values of the variables in resource-profiles.yml, for Compose's {@code .env}; and what follows from
 * them: the heap, the collector and the flags of each JVM.
 */
public final class PlacementEnv {
    private static final int ID_DIGITS = 16;
    /** The machine that the values are for, so that a file of another one is noticed. */
    private static final String PLANNED_FOR = "NAUTILUS_PLANNED_FOR";

    private static final String RESERVATION = "_MEM_RESERVATION";
    private static final String SHARES = "_SHARES";
    private static final String HEAP = "_HEAP";
    private static final String COLLECTOR = "_COLLECTOR";
    private static final String JVM_FLAGS = "_JVM_FLAGS";
    private static final List<String> OF_JVMS = List.of(RESERVATION, SHARES, HEAP, COLLECTOR, JVM_FLAGS);
    private static final List<String> OF_OTHERS = List.of(RESERVATION);

    private PlacementEnv() {}

    public static List<String> lines(Placement placement, ResourceProfiles profiles) {
        List<String> lines = new ArrayList<>();
        lines.add("# scripts/nautilus plan --env: " + placement.machine().name() + ", tier "
                + placement.tier().text() + ", " + placement.used().text());
        placement.leftOut().forEach(left -> lines.add("# left out: " + left.name() + ", " + left.reason()));
        lines.add(Asked.PLAN_ID + "=" + planId(placement));
        Map<String, String> values = values(placement);
        // What no plan decides is as it was given.
        new TreeMap<>(profiles.given()).forEach(values::putIfAbsent);
        values.forEach((name, value) -> {
            if (profiles.variables().contains(name) || follows(name, profiles)) {
                lines.add(name + "=" + (value.contains(" ") ? '"' + value + '"' : value));
            }
        });
        return lines;
    }

    /** Nobody reads it back: it follows from the other values. */
    static boolean follows(String name, ResourceProfiles profiles) {
        return name.equals(Asked.PLAN_ID)
                || name.equals(PLANNED_FOR)
                || profiles.containers().stream()
                        .anyMatch(container -> (container.jvm().isPresent() ? OF_JVMS : OF_OTHERS)
                                .stream().anyMatch(each -> name.equals(variable(container.name()) + each)));
    }

    /** Plans that give everybody the same have the same. */
    static String planId(Placement placement) {
        Map<String, String> given = values(placement);
        given.remove(PLANNED_FOR);
        placement.containers().forEach(each -> given.put(each.name(), Integer.toString(each.shares())));
        return id(given.toString());
    }

    private static Map<String, String> values(Placement placement) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ContainerPlacement each : placement.containers()) {
            String name = variable(each.name());
            values.put(name + "_CPUSET", each.cores().text());
            values.put(name + "_EXCLUSIVE", Boolean.toString(each.exclusive()));
            values.put(name + "_MEM", each.memory().text());
        }
        values.putAll(following(placement));
        return values;
    }

    /** What follows from the others. */
    static Map<String, String> following(Placement placement) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(PLANNED_FOR, placement.machine().text());
        for (ContainerPlacement each : placement.containers()) {
            String name = variable(each.name());
            values.put(name + RESERVATION, reservation(each).text());
            each.heap().ifPresent(heap -> {
                values.put(name + SHARES, Integer.toString(each.shares()));
                values.put(name + HEAP, heap.text());
            });
            each.collector().ifPresent(collector -> values.put(name + COLLECTOR, collector.text()));
            if (!each.jvmFlags().isEmpty()) {
                values.put(name + JVM_FLAGS, String.join(" ", each.jvmFlags()));
            }
        }
        return values;
    }

    private static String variable(String container) {
        return container.toUpperCase(Locale.ROOT).replace('-', '_');
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
