package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a process was promised by who started it, in its environment; empty where nothing was.
 *
 * @param mistakes what of it cannot be understood, a sentence each
 */
public record Asked(
        Optional<String> planId,
        Optional<CoreSet> cores,
        Optional<Integer> shares,
        Optional<Memory> memory,
        Optional<Memory> heap,
        Optional<Collector> collector,
        List<String> mistakes) {
    public static final String PLAN_ID = "NAUTILUS_PLAN_ID";
    public static final String CORES = "NAUTILUS_CPUSET";
    /** The weight of its control group against its neighbours, as Compose's cpu_shares; of containers alone. */
    public static final String SHARES = "NAUTILUS_SHARES";
    /** The limit of its control group; a process without one of its own is promised none. */
    public static final String MEMORY = "NAUTILUS_MEMORY";

    public static final String HEAP = "NAUTILUS_HEAP";
    public static final String COLLECTOR = "NAUTILUS_COLLECTOR";

    private static final int LONGEST_SHOWN = 40;

    public Asked {
        mistakes = List.copyOf(mistakes);
    }

    /** Of the variables above. What cannot be understood was promised, so it is told and never passed over. */
    public static Asked of(Map<String, String> environment) {
        List<String> mistakes = new ArrayList<>();
        return new Asked(
                value(environment, PLAN_ID, text -> text, mistakes),
                value(environment, CORES, CoreSet::parse, mistakes),
                value(environment, SHARES, Asked::shares, mistakes),
                value(environment, MEMORY, Memory::parse, mistakes),
                value(environment, HEAP, Memory::parse, mistakes),
                value(environment, COLLECTOR, Asked::collector, mistakes),
                mistakes);
    }

    private static <T> Optional<T> value(
            Map<String, String> environment, String name, Function<String, T> parse, List<String> mistakes) {
        String text = environment.getOrDefault(name, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parse.apply(text));
        } catch (IllegalArgumentException unintelligible) {
            String shown =
                    text.substring(0, Math.min(LONGEST_SHOWN, text.length())).replaceAll("\\p{Cntrl}", "?");
            mistakes.add(name + " is \"" + shown + "\": " + unintelligible.getMessage());
            return Optional.empty();
        }
    }

    private static int shares(String text) {
        if (!text.matches("[1-9]\\d{0,5}")
                || Integer.parseInt(text) < CpuShares.LEAST
                || Integer.parseInt(text) > CpuShares.MOST) {
            throw new IllegalArgumentException(
                    "it has to be a whole number from " + CpuShares.LEAST + " to " + CpuShares.MOST);
        }
        return Integer.parseInt(text);
    }

    private static Collector collector(String text) {
        for (Collector each : Collector.values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no such collector");
    }

    public boolean isNothing() {
        return cores.isEmpty()
                && shares.isEmpty()
                && memory.isEmpty()
                && heap.isEmpty()
                && collector.isEmpty()
                && mistakes.isEmpty();
    }
}
