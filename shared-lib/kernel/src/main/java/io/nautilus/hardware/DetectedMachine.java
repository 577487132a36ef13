package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A machine as its operating system tells of it.
 *
 * @param allowed the cores that this process may run on
 * @param threads sets of cores that are threads of one and the same core; the others are whole by themselves
 * @param efficiency the slower cores of a machine that has two kinds
 * @param nodes the cores of each NUMA node, in the order of the nodes
 * @param memory all that is there
 * @param findings what was found and what was not, in the order in which it is told
 */
public record DetectedMachine(
        CoreSet allowed,
        List<CoreSet> threads,
        CoreSet efficiency,
        List<CoreSet> nodes,
        Memory memory,
        CgroupLimits limits,
        String origin,
        List<Finding> findings) {
    public DetectedMachine {
        threads = List.copyOf(threads);
        nodes = List.copyOf(nodes);
        findings = List.copyOf(findings);
    }

    /** What a plan can give away: within the limits of this process; the cores that are wanted most come first. */
    public Machine machine() {
        List<CoreSet> cores = new ArrayList<>(wholeCores());
        cores.sort(Comparator.comparing(efficiency::contains)
                .thenComparingInt(this::node)
                .thenComparingInt(core -> core.numbers().getFirst()));
        Memory most = limits.memoryBytes().isPresent()
                ? Memory.ofBytes(limits.memoryBytes().getAsLong())
                : memory;
        return new Machine("this machine", withinQuota(cores), memory.atMost(most), origin);
    }

    /** A core of which only one thread may be used is as much of it as there is. */
    private List<CoreSet> wholeCores() {
        List<CoreSet> whole = new ArrayList<>();
        CoreSet taken = CoreSet.NONE;
        for (CoreSet core : threads) {
            CoreSet usable = allowed.common(core);
            if (!usable.isEmpty() && !usable.overlaps(taken)) {
                whole.add(usable);
                taken = taken.with(usable);
            }
        }
        taken.missing(allowed).numbers().forEach(number -> whole.add(new CoreSet(List.of(number))));
        return whole;
    }

    private int node(CoreSet core) {
        int node = 0;
        while (node < nodes.size() && !nodes.get(node).overlaps(core)) {
            node++;
        }
        return node;
    }

    /**
     * A process with the time of two cores has two, whichever they are: so many as it can use up without being stopped,
     * and at least one.
     */
    private List<CoreSet> withinQuota(List<CoreSet> cores) {
        int quota = limits.cpus().isPresent() ? Math.max(1, (int) limits.cpus().getAsDouble()) : Integer.MAX_VALUE;
        List<CoreSet> some = new ArrayList<>();
        int count = 0;
        for (CoreSet core : cores) {
            if (count + core.size() <= quota) {
                some.add(core);
                count += core.size();
            }
        }
        return some.isEmpty() ? List.of(cores.getFirst().slice(0, quota)) : some;
    }

    /** With more found by other means. */
    public DetectedMachine with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new DetectedMachine(allowed, threads, efficiency, nodes, memory, limits, origin, all);
    }

    public Optional<Finding> find(String what) {
        return findings.stream().filter(each -> each.what().equals(what)).findFirst();
    }
}
