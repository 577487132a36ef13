package io.nautilus.hardware;

import java.util.List;

/**
 * What there is to give.
 *
 * @param wholeCores each with all its threads, by their numbers as the kernel counts them; the ones for the order path
 *     first
 * @param origin where these figures come from, in words
 */
public record Machine(String name, List<CoreSet> wholeCores, Memory memory, String origin) {
    public Machine {
        wholeCores = List.copyOf(wholeCores);
        if (wholeCores.isEmpty()) {
            throw new IllegalArgumentException("a machine has at least one core");
        }
    }

    /** Of cores that have one thread each. */
    public static Machine of(String name, CoreSet cores, Memory memory, String origin) {
        List<CoreSet> whole = cores.numbers().stream()
                .map(number -> new CoreSet(List.of(number)))
                .toList();
        return new Machine(name, whole, memory, origin);
    }

    public static Machine of(String name, int cores, Memory memory, String origin) {
        return of(name, CoreSet.first(cores), memory, origin);
    }

    public CoreSet cores() {
        return CoreSet.all(wholeCores);
    }

    /** Its first whole cores, and so much memory; or what is there where that is less. */
    public Machine first(int cores, Memory most) {
        return new Machine(
                name, wholeCores.subList(0, Math.min(cores, wholeCores.size())), memory.atMost(most), origin);
    }

    /** How many whole cores a set is on. */
    int whole(CoreSet set) {
        return (int) wholeCores.stream().filter(core -> core.overlaps(set)).count();
    }

    /** Two machines that can be planned for alike say the same. */
    public String text() {
        String threads = hasThreads() ? " (" + wholeCores.size() + " whole ones)" : "";
        return "cores " + cores() + threads + ", memory " + memory;
    }

    /** Whether cores have more threads than one. */
    boolean hasThreads() {
        return wholeCores.stream().anyMatch(core -> core.size() > 1);
    }
}
