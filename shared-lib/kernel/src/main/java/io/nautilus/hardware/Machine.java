package io.nautilus.hardware;

import java.util.ArrayList;
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

    /** Its first cores, whole ones, at least one; and so much memory, or what is there where that is less. */
    public Machine first(int cores, Memory most) {
        List<CoreSet> used = new ArrayList<>();
        int count = 0;
        for (CoreSet core : wholeCores) {
            count += core.size();
            if (count <= cores || used.isEmpty()) {
                used.add(core);
            }
        }
        return new Machine(name, used, memory.atMost(most), origin);
    }

    /** Whether cores have more threads than one. */
    boolean hasThreads() {
        return wholeCores.stream().anyMatch(core -> core.size() > 1);
    }
}
