package io.nautilus.benchmarks.wire;

import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.launcher.process.Catalogue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;

/** CPU time by what a thread does; what the JVM does for itself (compiling, collecting) is not in it. */
final class CpuTimes {
    /** Who spends it. */
    enum Part {
        WRITER,
        CLIENT_SENDER,
        READERS,
        BROKER
    }

    static final String WRITER = "bench-writer";
    static final String READER = "bench-reader";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Stand stand;
    private final Map<Part, Long> before;

    CpuTimes(Stand stand) {
        this.stand = stand;
        this.before = now();
    }

    /** Nanoseconds since this was made. */
    Map<Part, Long> spent() {
        Map<Part, Long> spent = now();
        spent.replaceAll((part, nanos) -> nanos - before.get(part));
        return spent;
    }

    private Map<Part, Long> now() {
        Map<Part, Long> nanos = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            nanos.put(part, 0L);
        }
        nanos.put(Part.BROKER, stand.cpu(Catalogue.BROKER).toNanos());
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null) {
                add(nanos, thread.getThreadName(), Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())));
            }
        }
        return nanos;
    }

    private static void add(Map<Part, Long> nanos, String thread, long spent) {
        if (thread.startsWith(WRITER)) {
            nanos.merge(Part.WRITER, spent, Long::sum);
        } else if (thread.startsWith(READER)) {
            nanos.merge(Part.READERS, spent, Long::sum);
        } else if (thread.startsWith("kafka-producer-network-thread")) {
            nanos.merge(Part.CLIENT_SENDER, spent, Long::sum);
        }
    }
}
