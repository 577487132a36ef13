package io.nautilus.launcher.placement;

import io.nautilus.hardware.ContainerPlacement;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Placement;
import io.nautilus.hardware.ResourceProfiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A placement as a person reads it: a table, who sits on which core, and why. */
public final class PlacementTable {
    /** Said wherever a placement is shown, for as long as it is so. */
    public static final String ENFORCED =
            "scripts/nautilus start gives the broker and the engines these cores, heaps and"
                    + " flags. Memory limits and shares, and all others here, are had in containers (--mode docker).";

    private static final String ROW = "%-13s %-9s %-5s %6s %10s %8s %8s";
    private static final int MOST_DRAWN = 64;

    private PlacementTable() {}

    public static List<String> all(Placement placement, ResourceProfiles profiles) {
        List<String> lines = new ArrayList<>();
        lines.add("Placement for " + placement.machine().name() + ", tier " + tier(placement));
        lines.add("there are:  "
                + amounts(placement.machine().cores(), placement.machine().memory()) + " ("
                + placement.machine().origin() + ")");
        lines.add("used:       "
                + amounts(placement.used().cores(), placement.used().memory()));
        lines.addAll(placement.notes());
        lines.add(ENFORCED);
        lines.add("");
        lines.addAll(body(placement));
        lines.add("");
        lines.addAll(why(placement));
        lines.add("");
        lines.addAll(asks(profiles));
        return lines;
    }

    static String tier(Placement placement) {
        return placement.tier().name().toLowerCase(Locale.ROOT);
    }

    private static String amounts(CoreSet cores, Memory memory) {
        return "cores " + cores + ", memory " + memory;
    }

    /** What was decided, without the machine and the reasons. */
    public static List<String> body(Placement placement) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("container", "cores", "alone", "shares", "guaranteed", "memory", "heap"));
        placement.containers().forEach(each -> lines.add(row(placement, each)));
        lines.add("all: " + placement.memory() + " of " + placement.used().memory());
        lines.add("");
        lines.addAll(drawing(placement));
        lines.add("");
        placement.leftOut().forEach(left -> lines.add("left out: " + left.name() + ", " + left.reason()));
        return lines;
    }

    private static String row(Placement placement, ContainerPlacement each) {
        return ROW.formatted(
                each.name(),
                each.cores(),
                each.exclusive() ? "yes" : "",
                each.shares(),
                String.format(Locale.ROOT, "%.2f", placement.guaranteedCores(each)),
                each.memory(),
                each.heap().map(Memory::text).orElse("-"));
    }

    /** A line for each set of cores, with a character for each core. */
    private static List<String> drawing(Placement placement) {
        Map<CoreSet, List<String>> sets = new LinkedHashMap<>();
        for (ContainerPlacement each : placement.containers()) {
            sets.computeIfAbsent(each.cores(), _ -> new ArrayList<>())
                    .add(each.name() + (each.exclusive() ? " alone" : ""));
        }
        return sets.entrySet().stream()
                .sorted((some, other) -> Integer.compare(
                        some.getKey().numbers().getFirst(),
                        other.getKey().numbers().getFirst()))
                .map(set -> "%-9s %s%s"
                        .formatted(set.getKey(), strip(placement, set.getKey()), String.join(", ", set.getValue())))
                .toList();
    }

    private static String strip(Placement placement, CoreSet set) {
        List<Integer> cores = placement.used().cores().numbers();
        if (cores.size() > MOST_DRAWN) {
            return "";
        }
        StringBuilder strip = new StringBuilder();
        cores.forEach(core -> strip.append(set.numbers().contains(core) ? '#' : '.'));
        return strip.append("  ").toString();
    }

    /** Each reason once, with those it holds for. */
    private static List<String> why(Placement placement) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (ContainerPlacement each : placement.containers()) {
            each.reasons().forEach(reason -> reasons.computeIfAbsent(reason, _ -> new ArrayList<>())
                    .add(each.name()));
        }
        List<String> lines = new ArrayList<>(List.of("Why:"));
        reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(reason ->
                        lines.add("  " + reason.getKey() + " (" + String.join(", ", reason.getValue()) + ")"));
        return lines;
    }

    private static List<String> asks(ResourceProfiles profiles) {
        List<String> lines = new ArrayList<>(List.of("Asked for in " + profiles.file() + ", but not had by asking:"));
        profiles.asks().forEach((ask, asking) -> {
            lines.add("  " + ask.setting() + " " + ask.value() + " (" + String.join(", ", asking) + "):");
            lines.add("    " + ask.reason());
        });
        return lines;
    }
}
