package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds a process's control groups by its {@code /proc/PID/cgroup} and {@code /proc/self/mountinfo}. Each controller is
 * either in a hierarchy of version 1 or in the one of version 2; a group is held by the limits of all above it too.
 */
final class CgroupReader {
    /** Version 1 writes "no limit" as the largest whole page. */
    private static final long NO_LIMIT = 1L << 60;

    /** A mounted hierarchy: {@code root} is the group that is seen at {@code folder}. */
    private record Mount(int version, String options, String root, String folder) {}

    private final KernelFiles files;
    private final String process;
    private final List<Mount> mounts;

    CgroupReader(KernelFiles files, String process) {
        this.files = files;
        this.process = process;
        this.mounts = lines("/proc/self/mountinfo")
                .map(CgroupReader::mount)
                .flatMap(Optional::stream)
                .toList();
    }

    private Stream<String> lines(String path) {
        return files.text(path).stream().flatMap(String::lines);
    }

    /** {@code 33 31 0:30 ROOT FOLDER rw - cgroup cgroup rw,cpu}; version 2 has the type cgroup2. */
    private static Optional<Mount> mount(String line) {
        String[] halves = line.split(" - ", 2);
        String[] place = halves[0].split(" ");
        String[] kind = halves.length < 2 ? new String[0] : halves[1].split(" ");
        if (place.length < 5 || kind.length < 3 || !kind[0].startsWith("cgroup")) {
            return Optional.empty();
        }
        return Optional.of(new Mount(kind[0].equals("cgroup2") ? 2 : 1, "," + kind[2] + ",", place[3], place[4]));
    }

    CgroupLimits read() {
        List<String> cpu = folders("cpu");
        List<String> memory = folders("memory");
        List<String> cpuset = folders("cpuset");
        if (cpu.isEmpty() && memory.isEmpty() && cpuset.isEmpty()) {
            return CgroupLimits.NONE;
        }
        return new CgroupLimits(
                isVersion1("memory") || isVersion1("cpu") ? 1 : 2,
                cpuset.stream().findFirst().flatMap(this::cores),
                first(cpu, this::cpus).stream().mapToDouble(each -> each).min(),
                first(memory, this::memory).stream().mapToLong(each -> each).min(),
                cpu.stream().findFirst().flatMap(this::weight).stream()
                        .mapToLong(each -> each)
                        .findFirst());
    }

    private static <T> List<T> first(List<String> folders, Function<String, Optional<T>> limit) {
        return folders.stream().map(limit).flatMap(Optional::stream).toList();
    }

    private boolean isVersion1(String controller) {
        return mount1(controller).isPresent();
    }

    private Optional<Mount> mount1(String controller) {
        return mounts.stream()
                .filter(each -> each.version() == 1 && each.options().contains("," + controller + ","))
                .findFirst();
    }

    /** The process's group for a controller, and those above it, itself first. */
    private List<String> folders(String controller) {
        Optional<Mount> first = mount1(controller);
        Optional<Mount> mount = first.or(
                () -> mounts.stream().filter(each -> each.version() == 2).findFirst());
        return mount.map(each -> upwards(each, group(first.isPresent() ? controller : "")))
                .orElse(List.of());
    }

    /** {@code 4:cpu,cpuacct:/GROUP} of version 1, {@code 0::/GROUP} of version 2. */
    private String group(String controller) {
        return lines("/proc/" + process + "/cgroup")
                .map(line -> line.split(":", 3))
                .filter(parts ->
                        parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller))
                .map(parts -> parts[2])
                .findFirst()
                .orElse("/");
    }

    private static List<String> upwards(Mount mount, String group) {
        String root = mount.root().equals("/") ? "" : mount.root();
        // A group that lies beside what is mounted here is not seen; what is mounted then holds for the process.
        boolean seen = group.startsWith(root + "/") && !group.contains("..");
        String below = seen ? group.substring(root.length()) : "";
        List<String> folders = new ArrayList<>();
        for (String at = below; !at.isEmpty() && !at.equals("/"); at = at.substring(0, at.lastIndexOf('/'))) {
            folders.add(mount.folder() + at);
        }
        folders.add(mount.folder());
        return folders;
    }

    private Optional<CoreSet> cores(String folder) {
        return files.cores(folder + "/cpuset.cpus.effective")
                .or(() -> files.cores(folder + "/cpuset.effective_cpus"))
                .or(() -> files.cores(folder + "/cpuset.cpus"));
    }

    private Optional<Double> cpus(String folder) {
        Optional<String> both = files.text(folder + "/cpu.max").or(() -> files.text(folder + "/cpu.cfs_quota_us")
                .flatMap(quota -> files.text(folder + "/cpu.cfs_period_us").map(period -> quota + " " + period)));
        return both.map(text -> text.split(" "))
                .filter(parts -> parts.length == 2)
                .flatMap(parts ->
                        number(parts[0]).flatMap(quota -> number(parts[1]).map(period -> (double) quota / period)));
    }

    private Optional<Long> memory(String folder) {
        return files.text(folder + "/memory.max")
                .or(() -> files.text(folder + "/memory.limit_in_bytes"))
                .flatMap(CgroupReader::number)
                .filter(bytes -> bytes < NO_LIMIT);
    }

    private Optional<Long> weight(String folder) {
        return files.text(folder + "/cpu.weight")
                .or(() -> files.text(folder + "/cpu.shares"))
                .flatMap(CgroupReader::number);
    }

    /** "max", -1 and whatever else is no amount is no limit. */
    private static Optional<Long> number(String text) {
        if (!text.matches("[1-9]\\d{0,18}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
