package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the Linux kernel tells of a machine, in /proc and /sys. */
public final class LinuxMachine {
    private static final String CPUS = "/sys/devices/system/cpu";
    private static final String ONLINE = CPUS + "/online";
    private static final String NODES = "/sys/devices/system/node";
    private static final String INTEL_EFFICIENT = "/sys/devices/cpu_atom/cpus";
    private static final long KIBI = 1024;

    private final KernelFiles files;
    private final List<Finding> findings = new ArrayList<>();

    private LinuxMachine(KernelFiles files) {
        this.files = files;
    }

    /** Empty where the kernel does not even tell on which cores this process may run and how much memory there is. */
    public static Optional<DetectedMachine> read(KernelFiles files) {
        return new LinuxMachine(files).read();
    }

    private Optional<DetectedMachine> read() {
        Optional<CoreSet> allowed =
                files.value("/proc/self/status", "Cpus_allowed_list").flatMap(CoreSet::read);
        Optional<Memory> memory = memory();
        if (allowed.isEmpty() || memory.isEmpty()) {
            return Optional.empty();
        }
        CoreSet online = files.cores(ONLINE).orElse(allowed.get());
        CoreSet usable = usable(files, allowed.get());
        chip();
        found("cores", online.text(), ONLINE);
        found("cores for this process", usable.text(), "/proc/self/status, Cpus_allowed_list");
        CoreSet efficiency = efficiency(online);
        List<CoreSet> threads = threads(online);
        List<CoreSet> nodes = nodes();
        found("memory", memory.get().text(), "/proc/meminfo, MemTotal");
        CgroupLimits limits = CgroupLimits.read(files);
        tell(limits);
        return Optional.of(new DetectedMachine(
                usable, threads, efficiency, nodes, memory.get(), limits, "as /proc and /sys tell", findings));
    }

    /** The kernel lists cores that are off, or may come some day, among those that are allowed. */
    static CoreSet usable(KernelFiles files, CoreSet allowed) {
        return files.cores(ONLINE)
                .map(allowed::common)
                .filter(both -> !both.isEmpty())
                .orElse(allowed);
    }

    private void found(String what, String value, String from) {
        findings.add(Finding.of(what, value, from));
    }

    private void chip() {
        String from = "/proc/cpuinfo, model name";
        findings.add(files.value("/proc/cpuinfo", "model name")
                .filter(name -> !name.isEmpty())
                .map(name -> Finding.of("chip", name, from))
                .orElseGet(() -> Finding.missing("chip", "/proc/cpuinfo has no model name, as on ARM")));
    }

    private Optional<Memory> memory() {
        return files.value("/proc/meminfo", "MemTotal")
                .filter(text -> text.matches("\\d{1,15} kB"))
                .map(text -> Memory.ofBytes(Long.parseLong(text.substring(0, text.length() - 3)) * KIBI));
    }

    /** The slower kind, where there are two: Intel's by name, ARM's by capacity. */
    private CoreSet efficiency(CoreSet online) {
        Optional<CoreSet> atoms = files.cores(INTEL_EFFICIENT).map(online::common);
        if (atoms.isPresent()) {
            return kinds(online, atoms.get(), INTEL_EFFICIENT);
        }
        TreeMap<Integer, CoreSet> capacities = new TreeMap<>();
        for (int number : online.numbers()) {
            files.text(CPUS + "/cpu" + number + "/cpu_capacity")
                    .filter(text -> text.matches("\\d{1,6}"))
                    .ifPresent(text ->
                            capacities.merge(Integer.parseInt(text), new CoreSet(List.of(number)), CoreSet::with));
        }
        if (capacities.isEmpty()) {
            findings.add(Finding.missing(
                    "kinds of cores",
                    "neither " + INTEL_EFFICIENT + " nor cpu_capacity is there; taken to be one kind"));
            return CoreSet.NONE;
        }
        CoreSet slowest =
                capacities.size() == 1 ? CoreSet.NONE : capacities.firstEntry().getValue();
        return kinds(online, slowest, CPUS + "/cpu*/cpu_capacity");
    }

    private CoreSet kinds(CoreSet online, CoreSet efficiency, String from) {
        if (efficiency.isEmpty()) {
            found("kinds of cores", "one", from);
        } else {
            found("performance cores", efficiency.missing(online).text(), from);
            found("efficiency cores", efficiency.text(), from);
        }
        return efficiency;
    }

    private List<CoreSet> threads(CoreSet online) {
        Set<CoreSet> threads = new LinkedHashSet<>();
        boolean told = false;
        for (int number : online.numbers()) {
            Optional<CoreSet> siblings = files.cores(CPUS + "/cpu" + number + "/topology/thread_siblings_list")
                    .or(() -> files.cores(CPUS + "/cpu" + number + "/topology/core_cpus_list"));
            told |= siblings.isPresent();
            siblings.filter(set -> set.size() > 1).ifPresent(threads::add);
        }
        if (!told) {
            findings.add(Finding.missing(
                    "threads of one core", "topology/thread_siblings_list is not there; taken to be none"));
        } else {
            String sets = String.join(" ", threads.stream().map(CoreSet::text).toList());
            found("threads of one core", sets.isEmpty() ? "none" : sets, CPUS + "/cpu*/topology/thread_siblings_list");
        }
        return List.copyOf(threads);
    }

    private List<CoreSet> nodes() {
        TreeMap<Integer, CoreSet> nodes = new TreeMap<>();
        for (String name : files.names(NODES)) {
            if (name.matches("node\\d{1,4}")) {
                files.cores(NODES + "/" + name + "/cpulist")
                        .ifPresent(cores -> nodes.put(Integer.parseInt(name.substring(4)), cores));
            }
        }
        if (nodes.isEmpty()) {
            findings.add(Finding.missing("NUMA nodes", NODES + " is not there; taken to be one"));
        } else {
            String sets =
                    String.join(" ", nodes.values().stream().map(CoreSet::text).toList());
            found("NUMA nodes", nodes.size() + ": " + sets, NODES + "/node*/cpulist");
        }
        return List.copyOf(nodes.values());
    }

    private void tell(CgroupLimits limits) {
        if (limits.version() == 0) {
            findings.add(Finding.missing("limits of this process", "/proc/self/mountinfo names no control group"));
            return;
        }
        String from = "control groups, version " + limits.version();
        limits.cores().ifPresent(cores -> found("cores of its group", cores.text(), from));
        found("processor time", limits.cpus().isPresent() ? limits.cpus().getAsDouble() + " cores" : "no limit", from);
        String most = limits.memoryBytes().isPresent()
                ? Memory.ofBytes(limits.memoryBytes().getAsLong()).text()
                : "no limit";
        found("memory limit", most, from);
        limits.weight().ifPresent(weight -> found("weight", Long.toString(weight), from));
    }
}
