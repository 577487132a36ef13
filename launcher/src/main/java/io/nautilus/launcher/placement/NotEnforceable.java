package io.nautilus.launcher.placement;

import io.nautilus.hardware.ContainerProfile.Ask;
import io.nautilus.hardware.HugePages;
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
                    + "cpu_shares, mem_limit, mem_reservation, mem_swappiness: they need a control group of its own for"
                    + " each process, which only containers have here",
            BEGIN + "ulimits.memlock: a JVM locks no memory, and processes have the limit of who started them");

    private static final String SWAPPINESS = "mem_swappiness";
    private static final String HUGE_PAGES = "x-huge-pages";

    private NotEnforceable() {}

    /** Without containers, where processes are bound so; {@code hugePages} are had as {@link HugePages} says. */
    public static List<String> lines(ResourceProfiles profiles, Binding binding, boolean hugePages) {
        List<String> lines = new ArrayList<>(asks(profiles, true, hugePages));
        lines.addAll(OF_CONTROL_GROUPS);
        if (!binding.binds()) {
            lines.add(BEGIN + "cpuset, x-exclusive: each process is " + binding.said());
        }
        return lines;
    }

    /** What not even a container gets where control groups are of this version. */
    public static List<String> inContainers(ResourceProfiles profiles, int controlGroups, boolean hugePages) {
        return asks(profiles, controlGroups == 1, hugePages);
    }

    /** What is asked for, but for what is had, or spoken of elsewhere. */
    private static List<String> asks(ResourceProfiles profiles, boolean swappiness, boolean hugePages) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Ask ask : profiles.asks().keySet()) {
            values.computeIfAbsent(ask.setting(), _ -> new LinkedHashSet<>()).add(ask.value());
            reasons.putIfAbsent(ask.setting(), ask.reason());
        }
        if (swappiness) {
            values.remove(SWAPPINESS);
        }
        if (hugePages) {
            values.remove(HUGE_PAGES);
        }
        List<String> lines = new ArrayList<>();
        values.forEach((setting, asked) ->
                lines.add(BEGIN + setting + " " + String.join(", ", asked) + ": " + reasons.get(setting)));
        return List.copyOf(lines);
    }
}
