package io.nautilus.launcher.placement;

import io.nautilus.hardware.ContainerProfile.Ask;
import io.nautilus.hardware.ResourceProfiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the profiles ask for and a process without a container does not get: a line per setting, with the reason. */
public final class NotEnforceable {
    private static final String BEGIN = "not enforceable here: ";
    private static final List<String> OF_CONTROL_GROUPS = List.of(
            BEGIN
                    + "cpu_shares, mem_limit, mem_reservation: they need a control group of its own for each process,"
                    + " which only containers have here",
            BEGIN + "ulimits.memlock: a JVM locks no memory, and processes have the limit of who started them");

    private NotEnforceable() {}

    public static List<String> lines(ResourceProfiles profiles) {
        List<String> lines = new ArrayList<>(inContainers(profiles));
        lines.addAll(OF_CONTROL_GROUPS);
        return lines;
    }

    /** What not even a container gets. */
    public static List<String> inContainers(ResourceProfiles profiles) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Ask ask : profiles.asks().keySet()) {
            values.computeIfAbsent(ask.setting(), _ -> new LinkedHashSet<>()).add(ask.value());
            reasons.putIfAbsent(ask.setting(), ask.reason());
        }
        List<String> lines = new ArrayList<>();
        values.forEach((setting, asked) ->
                lines.add(BEGIN + setting + " " + String.join(", ", asked) + ": " + reasons.get(setting)));
        return List.copyOf(lines);
    }
}
