package io.nautilus.hardware;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process has, as the kernel and its own JVM tell of it.
 *
 * @param threads how many of its threads may run on which cores, by the text of the set; empty where no kernel tells
 */
public record Granted(Map<String, Integer> threads, CgroupLimits limits, JvmView jvm) {

    /**
     * What a JVM counts with.
     *
     * @param collector empty if it is one that nobody here asks for
     */
    public record JvmView(int processors, Memory heap, Optional<Collector> collector) {
        /** By the JVM's own options: its beans leave out a part of the heap that can never be full. */
        public static JvmView ofThisProcess() {
            HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            long heap = Long.parseLong(options.getVMOption("MaxHeapSize").getValue());
            Optional<Collector> collector = Stream.of(Collector.values())
                    .filter(each -> Boolean.parseBoolean(
                            options.getVMOption(each.option()).getValue()))
                    .findFirst();
            return new JvmView(Runtime.getRuntime().availableProcessors(), Memory.ofBytes(heap), collector);
        }
    }

    public Granted {
        threads = Map.copyOf(threads);
    }

    /** Of the process that asks. */
    public static Granted read(KernelFiles files, JvmView jvm) {
        return new Granted(threads(files, "self"), CgroupLimits.read(files), jvm);
    }

    /** Of any process. Threads are asked one by one, because each can be moved alone. */
    public static Map<String, Integer> threads(KernelFiles files, String process) {
        String tasks = "/proc/" + process + "/task";
        Map<String, Integer> threads = new TreeMap<>();
        for (String thread : files.names(tasks)) {
            files.value(tasks + "/" + thread + "/status", "Cpus_allowed_list")
                    .flatMap(CoreSet::read)
                    .map(allowed -> LinuxMachine.usable(files, allowed))
                    .ifPresent(cores -> threads.merge(cores.text(), 1, Integer::sum));
        }
        return threads;
    }

    /** All cores that any of its threads may run on; empty where no kernel tells. */
    public Optional<CoreSet> cores() {
        return cores(threads);
    }

    /** How many of its threads can run at once: a JVM that was told how many processors there are believes it. */
    public int parallelism() {
        return Math.min(jvm.processors(), cores().map(CoreSet::size).orElse(jvm.processors()));
    }

    static Optional<CoreSet> cores(Map<String, Integer> threads) {
        return threads.keySet().stream().map(CoreSet::parse).reduce(CoreSet::with);
    }
}
