package io.nautilus.launcher.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import io.nautilus.hardware.DetectedMachine;
import io.nautilus.hardware.Finding;
import io.nautilus.launcher.placement.ThisMachine;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The machine and its system, and how they are now. */
final class MachineCheckup {
    /** The broker alone opens three files for each segment of each partition. */
    private static final long LEAST_FILES = 4_096;
    /** So much work per core waits for its turn. */
    private static final double BUSY = 2;

    private final Vitals vitals;

    MachineCheckup(Vitals vitals) {
        this.vitals = vitals;
    }

    List<Diagnosis> examine() {
        DetectedMachine machine = ThisMachine.detected();
        List<Diagnosis> all = new ArrayList<>();
        all.add(jdk());
        all.add(vitals.system());
        for (String what : List.of("chip", "cores", "performance cores", "efficiency cores", "memory")) {
            machine.find(what).map(MachineCheckup::found).ifPresent(all::add);
        }
        all.add(load(machine.machine().cores().size()));
        all.add(vitals.memory());
        all.add(vitals.swap());
        all.add(vitals.thermal());
        all.add(vitals.hugePages());
        all.add(openFiles());
        all.addAll(vitals.clock());
        return List.copyOf(all);
    }

    private static Diagnosis jdk() {
        return Diagnosis.ok(
                "JDK",
                "%s, %s, in %s"
                        .formatted(
                                Runtime.version(), System.getProperty("java.vendor"), System.getProperty("java.home")));
    }

    private static Diagnosis found(Finding finding) {
        return finding.value()
                .map(value -> Diagnosis.ok(finding.what(), value))
                .orElseGet(() -> Diagnosis.unknown(finding.what(), finding.from()));
    }

    private static Diagnosis load(int cores) {
        return load(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), cores);
    }

    static Diagnosis load(double load, int cores) {
        if (load < 0) {
            return Diagnosis.unknown("load", "this system does not tell");
        }
        String saw = String.format(Locale.ROOT, "%.1f on %d cores in the last minute", load, cores);
        return load > BUSY * cores
                ? Diagnosis.warn(
                        "load",
                        saw,
                        "`top` shows who computes; orders wait behind it. What Nautilus does not need had better run"
                                + " on other cores, or not now.")
                : Diagnosis.ok("load", saw);
    }

    private static Diagnosis openFiles() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix
                ? openFiles(unix.getMaxFileDescriptorCount())
                : Diagnosis.unknown("open files", "this system does not tell its limit");
    }

    static Diagnosis openFiles(long limit) {
        String saw = "a process may have " + limit + " at once";
        return limit < LEAST_FILES
                ? Diagnosis.warn(
                        "open files",
                        saw,
                        "ulimit -n " + LEAST_FILES
                                + " before the start: the broker opens three per segment of its log.")
                : Diagnosis.ok("open files", saw);
    }
}
