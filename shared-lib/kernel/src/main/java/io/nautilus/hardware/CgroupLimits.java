package io.nautilus.hardware;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a Linux process's control groups, and those above them, let it have.
 *
 * @param version of the groups; 0 where there are none
 * @param cores that it is held to
 * @param cpus how many cores' time it may use at most
 * @param memoryBytes most memory
 * @param weight against its neighbours: {@code cpu.shares} of version 1, {@code cpu.weight} of version 2
 */
public record CgroupLimits(
        int version, Optional<CoreSet> cores, OptionalDouble cpus, OptionalLong memoryBytes, OptionalLong weight) {
    public static final CgroupLimits NONE =
            new CgroupLimits(0, Optional.empty(), OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Of the process that asks. */
    public static CgroupLimits read(KernelFiles files) {
        return read(files, "self");
    }

    /** Of any process, as far as the hierarchies that this one sees go. */
    public static CgroupLimits read(KernelFiles files, String process) {
        return new CgroupReader(files, process).read();
    }
}
