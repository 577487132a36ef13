package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each container its minimum, then what is left by weight, up to each one's ceiling, in whole MiB. */
final class MemorySplit {
    private MemorySplit() {}

    static Memory minimum(List<ContainerProfile> containers) {
        return containers.stream().map(ContainerProfile::minimum).reduce(Memory.NONE, Memory::plus);
    }

    /** The minimums together must not be more than {@code budget}. */
    static Map<String, Memory> of(List<ContainerProfile> containers, Memory budget) {
        Map<String, Memory> given = new LinkedHashMap<>();
        containers.forEach(container -> given.put(container.name(), container.minimum()));
        Memory left = budget.minus(minimum(containers));
        List<ContainerProfile> hungry = new ArrayList<>(containers);
        while (!hungry.isEmpty()) {
            long weights =
                    hungry.stream().mapToLong(ContainerProfile::memoryWeight).sum();
            Memory whole = left;
            List<ContainerProfile> full = hungry.stream()
                    .filter(each -> !part(each, whole, weights).isBelow(room(each)))
                    .toList();
            // Whoever is full leaves the others more, so that they are counted anew.
            for (ContainerProfile each : full.isEmpty() ? hungry : full) {
                Memory more = part(each, whole, weights).atMost(room(each));
                given.put(each.name(), each.minimum().plus(more));
                left = left.minus(more);
            }
            hungry.removeAll(full.isEmpty() ? List.copyOf(hungry) : full);
        }
        return given;
    }

    private static Memory part(ContainerProfile container, Memory left, long weights) {
        return new Memory(left.mebibytes() * container.memoryWeight() / weights);
    }

    private static Memory room(ContainerProfile container) {
        return container.ceiling().minus(container.minimum());
    }
}
