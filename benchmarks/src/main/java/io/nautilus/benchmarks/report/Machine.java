package io.nautilus.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a figure was measured on. Load averages are of one minute, -1 where the system does not say. */
public record Machine(
        String processor,
        int cores,
        long memoryMib,
        String system,
        String jdk,
        String flags,
        double loadBefore,
        double loadAfter) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String NOT_SAID = "not said by the system";

    /** The machine as it is before the first measurement. */
    public static Machine before() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long memoryBytes =
                system instanceof com.sun.management.OperatingSystemMXBean sun ? sun.getTotalMemorySize() : 0;
        double load = load();
        return new Machine(
                readProcessor(),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                givenFlags(),
                load,
                load);
    }

    /** The same machine when all was measured. */
    public Machine after() {
        return new Machine(processor, cores, memoryMib, system, jdk, flags, loadBefore, load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String readProcessor() {
        try {
            return Files.readAllLines(CPU_INFO).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(NOT_SAID);
        } catch (IOException absent) {
            return NOT_SAID;
        }
    }

    private static String givenFlags() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X"))
                .toList();
        return String.join(" ", given);
    }

    /** One line for people. */
    String text() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %,d MiB, %s, %s (%s), load %.2f before and %.2f after",
                processor,
                cores,
                memoryMib,
                system,
                jdk,
                flags,
                loadBefore,
                loadAfter);
    }
}
