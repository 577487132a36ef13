package io.nautilus.launcher.placement;

import com.sun.management.OperatingSystemMXBean;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine that this process sees: processors and memory as the JVM counts them, limits of a container included, and
 * on Linux the numbers of the cores that it may run on.
 */
public final class ThisMachine {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private ThisMachine() {}

    public static Machine seen() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return seen(Runtime.getRuntime().availableProcessors(), Memory.ofBytes(bytes), status());
    }

    /** {@code status} is the text of /proc/self/status, empty where there is none. */
    static Machine seen(int processors, Memory memory, String status) {
        Optional<CoreSet> allowed = allowed(status);
        if (allowed.isEmpty()) {
            return Machine.of(
                    "this machine", processors, memory, "the JVM says so; what their numbers are is not known here");
        }
        // Under a quota the JVM counts fewer processors than it may run on.
        CoreSet cores =
                allowed.get().slice(0, Math.min(processors, allowed.get().size()));
        return new Machine(
                "this machine", cores, memory, "the JVM and /proc say so; chip and kinds of cores are not looked at");
    }

    private static Optional<CoreSet> allowed(String status) {
        return status.lines()
                .filter(line -> line.startsWith(ALLOWED))
                .map(line -> line.substring(ALLOWED.length()).strip())
                .findFirst()
                .map(CoreSet::parse);
    }

    private static String status() {
        try {
            return Files.readString(STATUS);
        } catch (IOException notLinux) {
            return "";
        }
    }
}
