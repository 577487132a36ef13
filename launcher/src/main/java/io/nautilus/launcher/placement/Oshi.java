package io.nautilus.launcher.placement;

import io.nautilus.hardware.Finding;
import io.nautilus.hardware.Memory;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.PhysicalProcessor;
import oshi.hardware.HardwareAbstractionLayer;

/** What OSHI makes of the same machine, by other ways into the system: it knows chips that /proc has no name for. */
final class Oshi {
    private static final String FROM = "OSHI";

    private Oshi() {}

    static List<Finding> findings() {
        try {
            HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
            CentralProcessor processor = hardware.getProcessor();
            String name = processor.getProcessorIdentifier().getName().strip();
            return List.of(
                    name.isEmpty()
                            ? Finding.missing("chip, by OSHI", "it does not know it")
                            : Finding.of("chip, by OSHI", name, FROM),
                    Finding.of("cores, by OSHI", cores(processor), FROM),
                    Finding.of(
                            "memory, by OSHI",
                            Memory.ofBytes(hardware.getMemory().getTotal()).text(),
                            FROM));
        } catch (LinkageError | RuntimeException unable) {
            return List.of(Finding.missing("what OSHI says", "it cannot look here: " + unable));
        }
    }

    /** Its classes of efficiency rise with speed. */
    private static String cores(CentralProcessor processor) {
        List<Integer> classes = processor.getPhysicalProcessors().stream()
                .map(PhysicalProcessor::getEfficiency)
                .toList();
        int fastest = classes.stream().mapToInt(each -> each).max().orElse(0);
        long slower = classes.stream().filter(each -> each < fastest).count();
        return classes.size() + " with " + processor.getLogicalProcessorCount() + " threads"
                + (slower == 0 ? ", one kind" : ", " + (classes.size() - slower) + " fast and " + slower + " slower");
    }
}
