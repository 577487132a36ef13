package io.nautilus.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What macOS tells of a machine: the output of {@code sysctl hw machdep.cpu} and of {@code system_profiler
 * SPHardwareDataType}. The system binds no process to a core; the numbers are places in a row, fast cores first.
 */
public final class MacMachine {
    private static final String SYSCTL = "sysctl ";
    private static final String PROFILER = "system_profiler SPHardwareDataType, ";

    private final String sysctl;
    private final String profiler;
    private final List<Finding> findings = new ArrayList<>();

    private MacMachine(String sysctl, String profiler) {
        this.sysctl = sysctl;
        this.profiler = profiler;
    }

    /** Empty where neither the number of cores nor the memory is told. */
    public static Optional<DetectedMachine> read(String sysctl, String profiler) {
        return new MacMachine(sysctl, profiler).read();
    }

    private Optional<DetectedMachine> read() {
        Optional<Long> cores = number("hw.logicalcpu").or(() -> number("hw.ncpu"));
        Optional<Long> bytes = number("hw.memsize");
        if (cores.isEmpty() || cores.get() > CoreSet.HIGHEST || bytes.isEmpty()) {
            return Optional.empty();
        }
        text("model", PROFILER + "Model Name", line(profiler, "Model Name"));
        text("chip", SYSCTL + "machdep.cpu.brand_string", line(sysctl, "machdep.cpu.brand_string"));
        CoreSet all = CoreSet.first(cores.get().intValue());
        findings.add(Finding.of("cores", all.text(), SYSCTL + "hw.logicalcpu; numbers are places, fast cores first"));
        CoreSet efficiency = efficiency(all);
        List<CoreSet> threads = threads(all);
        Memory memory = Memory.ofBytes(bytes.get());
        findings.add(Finding.of("memory", memory.text(), SYSCTL + "hw.memsize"));
        findings.add(Finding.missing("NUMA nodes", "macOS tells of none; taken to be one"));
        findings.add(Finding.missing("limits of this process", "macOS has no control groups"));
        return Optional.of(new DetectedMachine(
                all, threads, efficiency, List.of(), memory, CgroupLimits.NONE, "as sysctl tells", findings));
    }

    private CoreSet efficiency(CoreSet all) {
        Optional<Long> slow = number("hw.perflevel1.logicalcpu").filter(count -> count < all.size());
        if (slow.isEmpty()) {
            findings.add(Finding.missing("kinds of cores", "no hw.perflevel1.logicalcpu; taken to be one kind"));
            return CoreSet.NONE;
        }
        int fast = all.size() - slow.get().intValue();
        findings.add(Finding.of("performance cores", Integer.toString(fast), SYSCTL + "hw.perflevel0.logicalcpu"));
        findings.add(Finding.of("efficiency cores", Long.toString(slow.get()), SYSCTL + "hw.perflevel1.logicalcpu"));
        return all.slice(fast, all.size());
    }

    /** An Intel processor's threads: macOS numbers those of a core one after the other. */
    private List<CoreSet> threads(CoreSet all) {
        Optional<Long> physical = number("hw.physicalcpu").filter(count -> all.size() == 2 * count);
        findings.add(Finding.of("threads of one core", physical.isPresent() ? "2" : "none", SYSCTL + "hw.physicalcpu"));
        return physical.map(count -> IntStream.range(0, count.intValue())
                        .mapToObj(core -> all.slice(2 * core, 2 * core + 2))
                        .toList())
                .orElse(List.of());
    }

    private void text(String what, String from, Optional<String> value) {
        findings.add(value.map(text -> Finding.of(what, text, from))
                .orElseGet(() -> Finding.missing(what, "not told by " + from)));
    }

    private Optional<Long> number(String key) {
        return line(sysctl, key).filter(text -> text.matches("[1-9]\\d{0,15}")).map(Long::parseLong);
    }

    private static Optional<String> line(String output, String key) {
        return output.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
