package io.nautilus.launcher.placement;

import com.sun.management.OperatingSystemMXBean;
import io.nautilus.hardware.CgroupLimits;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.DetectedMachine;
import io.nautilus.hardware.Finding;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.LinuxMachine;
import io.nautilus.hardware.MacMachine;
import io.nautilus.hardware.Memory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The machine that this process runs on. */
public final class ThisMachine {
    /** Programs of macOS answer within a second; a Docker engine that starts may take for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private ThisMachine() {}

    /** By the system's own sources; where they do not tell, by what the JVM counts. */
    public static DetectedMachine detected() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return (mac ? mac() : LinuxMachine.read(KernelFiles.ofThisSystem())).orElseGet(ThisMachine::asTheJvmSees);
    }

    private static Optional<DetectedMachine> mac() {
        SystemProgram.Answer sysctl = SystemProgram.ask(PATIENCE, "sysctl", "hw", "machdep.cpu");
        SystemProgram.Answer profiler = SystemProgram.ask(PATIENCE, "system_profiler", "SPHardwareDataType");
        return MacMachine.read(sysctl.text(), profiler.text());
    }

    /** With what others say of it: OSHI, and a Docker engine where one answers. */
    public static DetectedMachine lookedAtClosely() {
        List<Finding> more = new ArrayList<>(Oshi.findings());
        more.addAll(DockerEngine.findings("docker", PATIENCE));
        more.add(system());
        return detected().with(more);
    }

    private static Finding system() {
        return Finding.of(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                "the JVM");
    }

    static DetectedMachine asTheJvmSees() {
        CoreSet cores = CoreSet.first(Runtime.getRuntime().availableProcessors());
        Memory memory = Memory.ofBytes(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
        String why = "this system's own sources do not tell, and the JVM does not know; taken to be none";
        return new DetectedMachine(
                cores,
                List.of(),
                CoreSet.NONE,
                List.of(),
                memory,
                CgroupLimits.NONE,
                "as the JVM counts",
                List.of(
                        Finding.of("cores", cores.text(), "the JVM counts them; their numbers are places"),
                        Finding.of("memory", memory.text(), "the JVM"),
                        Finding.missing("kinds of cores, threads, NUMA nodes", why)));
    }
}
