package io.nautilus.runtime.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The memory of this process as the kernel counts it. */
public final class Memory {
    public static final long UNKNOWN = -1;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIB = 1024;

    private Memory() {}

    /** Resident bytes, or {@link #UNKNOWN} where the kernel does not say (macOS). */
    public static long residentBytes() {
        if (!Files.isReadable(STATUS)) {
            return UNKNOWN;
        }
        try {
            return parse(Files.readAllLines(STATUS));
        } catch (IOException gone) {
            return UNKNOWN;
        }
    }

    static long parse(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .map(kib -> kib * KIB)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
