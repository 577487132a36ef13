package io.nautilus.hardware;

import io.nautilus.hardware.ContainerProfile.Jvm;
import java.util.ArrayList;
import java.util.List;

/** A JVM's heap and flags, from its memory limit and its cores. */
record JvmSettings(Memory heap, Collector collector, List<String> flags, List<String> reasons) {
    /** Below it the serial collector's pauses are short, and pages of 2 MiB waste more than they save. */
    static final Memory LARGE_HEAP = Memory.ofGibibytes(1);

    private static final int ROOM_PERCENT = 25;

    /**
     * {@code whole} is the number of cores, which may have several {@code threads} in all. {@code few} where there are too
     * few cores for anybody to have one alone: collectors and compilers that work beside the program
     * would take from it, and cores set how much can be done long before memory does, so heaps stay at their least.
     */
    static JvmSettings of(Jvm jvm, Memory limit, int threads, int whole, boolean few) {
        boolean both = !few && !limit.isBelow(jvm.resident().plus(Compilers.MEMORY));
        Memory heap = few ? jvm.heap() : heap(jvm, limit, both);
        boolean large = !heap.isBelow(LARGE_HEAP);
        Collector collector = large && whole > 1 && !few ? jvm.collector() : Collector.SERIAL;
        boolean touched = jvm.preTouch() && !few && hasRoom(jvm, limit);
        List<String> flags = new ArrayList<>();
        if (touched) {
            flags.add("-Xms" + heap.mebibytes() + "m");
        }
        flags.add("-Xmx" + heap.mebibytes() + "m");
        flags.addAll(collector.flags(jvm.collector()));
        if (touched) {
            flags.add("-XX:+AlwaysPreTouch");
        }
        if (jvm.hugePages() && large) {
            flags.add(HugePages.FLAG);
        }
        flags.add("-XX:ActiveProcessorCount=" + threads);
        if (!both) {
            flags.addAll(Compilers.QUICK_ALONE_FOR_LONG);
        }
        List<String> reasons = reasons(jvm, limit, heap, collector, whole, few);
        if (!both) {
            reasons.add("compiler: the quick one alone, "
                    + (few ? "fewer than 3 cores" : "its memory is hardly more than its least"));
            reasons.add("code cache: large, since one that fills makes the JVM collect its whole heap");
        }
        return new JvmSettings(heap, collector, List.copyOf(flags), List.copyOf(reasons));
    }

    /** A heap that is in RAM as a whole needs room, which the least memory that a process runs in does not have. */
    private static boolean hasRoom(Jvm jvm, Memory limit) {
        return !limit.isBelow(jvm.resident().plus(jvm.resident().percent(ROOM_PERCENT)));
    }

    /** A part of the limit, but never less than the least heap, nor so much that the rest of the JVM has no place. */
    private static Memory heap(Jvm jvm, Memory limit, boolean both) {
        Memory least = jvm.resident().minus(jvm.heap());
        Memory outside = both ? least.plus(Compilers.MEMORY) : least;
        return limit.percent(jvm.heapPercent()).atMost(limit.minus(outside)).atLeast(jvm.heap());
    }

    private static List<String> reasons(
            Jvm jvm, Memory limit, Memory heap, Collector collector, int whole, boolean few) {
        List<String> reasons = new ArrayList<>();
        if (few) {
            reasons.add("heap: its least, fewer than 3 cores");
        } else if (heap.equals(limit.percent(jvm.heapPercent()))) {
            reasons.add("heap: " + jvm.heapPercent() + " % of the memory");
        } else if (heap.equals(jvm.heap())) {
            reasons.add("heap: its least");
        } else {
            reasons.add("heap: the memory but for what the JVM needs beside it");
        }
        if (collector != jvm.collector()) {
            String shared = few ? "fewer than 3 cores" : "one core";
            boolean small = heap.isBelow(LARGE_HEAP);
            reasons.add(
                    "collector: serial, " + (small && whole > 1 && !few ? "the heap is below " + LARGE_HEAP : shared));
        }
        if (collector.hasSmallYoungGeneration(jvm.collector())) {
            reasons.add("young generation: small, so that the serial collector's pauses are short");
        }
        if (jvm.preTouch() && !few && !hasRoom(jvm, limit)) {
            reasons.add("pre-touch: none, its memory is hardly more than its least");
        }
        if (jvm.hugePages() && heap.isBelow(LARGE_HEAP)) {
            reasons.add("huge pages: none, the heap is below " + LARGE_HEAP);
        }
        return reasons;
    }
}
