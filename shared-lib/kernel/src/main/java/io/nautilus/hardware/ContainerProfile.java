package io.nautilus.hardware;

import java.util.List;
import java.util.Optional;

/**
 * What one container asks for, with what it takes over from its profile.
 *
 * @param shares its weight against others on the same cores
 * @param coresAsked how many cores it would use; 0 if it does not say
 * @param exclusive asks for cores that nobody else is on
 * @param pinned the cores that the file itself, or a value given for it, names; the planner then does not choose
 * @param minimum the least memory it runs in, or exactly what is given for it
 * @param memoryGiven where that is given; empty where the planner decides
 * @param memoryWeight its weight when what is left of the memory is shared out
 * @param jvm what its JVM asks for; empty if it is none
 * @param leaveOut its turn when memory is short, 1 first; 0 never
 * @param standbyOf the engine it stands by for; such a container is off unless asked for
 * @param asks what it asks for that this file cannot bring about
 */
public record ContainerProfile(
        String name,
        String profile,
        CoreGroup group,
        int shares,
        int coresAsked,
        boolean exclusive,
        Optional<Pinned> pinned,
        Memory minimum,
        Memory ceiling,
        Optional<Origin> memoryGiven,
        int memoryWeight,
        Optional<Jvm> jvm,
        int leaveOut,
        Optional<String> standbyOf,
        List<Ask> asks) {

    /**
     * @param heap the least heap
     * @param resident what the process holds in RAM with that heap, at most
     * @param heapPercent the heap's part of a memory limit that is more than the least
     * @param collector the one for large heaps
     * @param preTouch touches the whole heap at the start, so that no page is missing later
     */
    public record Jvm(
            Memory heap, Memory resident, int heapPercent, Collector collector, boolean preTouch, boolean hugePages) {}

    /** Cores that are named, and where. */
    public record Pinned(CoreSet cores, Origin origin) {}

    /** A setting that is asked for, and why writing it down does not bring it about. */
    public record Ask(String setting, String value, String reason) {}

    public ContainerProfile {
        asks = List.copyOf(asks);
    }
}
