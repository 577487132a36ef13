package io.nautilus.hardware;

import java.util.List;
import java.util.stream.Stream;

/** Pages of 2 MiB that a JVM asks for by a flag, and that the Linux kernel makes of itself, or does not. */
public final class HugePages {
    public static final String FLAG = "-XX:+UseTransparentHugePages";
    /** The kernel's choice stands in brackets. */
    public static final String FILE = "/sys/kernel/mm/transparent_hugepage/enabled";

    private HugePages() {}

    /** Whether one of the JVMs with these flags asks for them, and the kernel makes them. */
    public static boolean areHad(KernelFiles files, Stream<List<String>> flags) {
        return flags.anyMatch(each -> each.contains(FLAG))
                && files.text(FILE)
                        .filter(told -> told.contains("[always]") || told.contains("[madvise]"))
                        .isPresent();
    }
}
