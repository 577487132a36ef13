package io.nautilus.hardware;

import java.util.List;
import java.util.Optional;

/**
 * What one container is to be given.
 *
 * @param exclusive nobody else is on its cores
 * @param heap empty where no JVM of ours runs in it
 * @param collector as the heap
 * @param reasons of each decision, in words
 */
public record ContainerPlacement(
        String name,
        String profile,
        CoreSet cores,
        boolean exclusive,
        int shares,
        Memory memory,
        Optional<Memory> heap,
        Optional<Collector> collector,
        List<String> jvmFlags,
        List<String> reasons) {
    public ContainerPlacement {
        jvmFlags = List.copyOf(jvmFlags);
        reasons = List.copyOf(reasons);
    }
}
