package io.nautilus.hardware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as a kernel would show them, in a folder. */
public final class KernelTree {
    private static final String CPU = "/sys/devices/system/cpu/cpu";

    private final Path root;

    KernelTree(Path root) {
        this.root = root;
    }

    KernelFiles files() {
        return new KernelFiles(root);
    }

    KernelTree with(String path, String text) {
        try {
            Path file = root.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What every Linux tells. */
    KernelTree machine(String allowed, long memoryMib) {
        with("/proc/meminfo", "MemTotal:       " + memoryMib * 1024 + " kB\nMemFree:  1 kB");
        with(
                "/proc/self/status",
                "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t" + allowed + "\nMems_allowed:\t1");
        return with("/sys/devices/system/cpu/online", allowed);
    }

    /** Cores of two threads each, {@code first} and {@code first + distance}, and so on. */
    KernelTree threads(int first, int distance, int cores) {
        for (int core = first; core < first + cores; core++) {
            for (int number : new int[] {core, core + distance}) {
                with(CPU + number + "/topology/thread_siblings_list", core + "," + (core + distance));
            }
        }
        return this;
    }

    KernelTree alone(int from, int to) {
        for (int core = from; core <= to; core++) {
            with(CPU + core + "/topology/thread_siblings_list", Integer.toString(core));
        }
        return this;
    }

    KernelTree capacity(int from, int to, int capacity) {
        for (int core = from; core <= to; core++) {
            with(CPU + core + "/cpu_capacity", Integer.toString(capacity));
        }
        return this;
    }

    /** A hierarchy of control groups, of version 2 where no controllers are named. */
    KernelTree groups(String mounts, String group) {
        return with("/proc/self/mountinfo", "22 1 0:5 / /proc rw - proc proc rw\n" + mounts)
                .with("/proc/self/cgroup", group);
    }
}
