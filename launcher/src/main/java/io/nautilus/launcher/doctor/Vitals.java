package io.nautilus.launcher.doctor;

import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.placement.Programs;
import java.util.List;
import java.util.Optional;

/** How the machine is at the moment: what changes while it runs, and what its system is. */
public interface Vitals {
    /** Where less of the memory is available, work will wait for it; where less than the second, processes will die. */
    int SCARCE_PERCENT = 10;

    int EXHAUSTED_PERCENT = 3;

    /** More on the disk than what was swapped out once and is never asked for. */
    Memory MUCH_SWAPPED = Memory.ofGibibytes(1);

    static Vitals ofThisSystem() {
        return System.getProperty("os.name").startsWith("Mac")
                ? new MacVitals(System.getProperty("os.version"), Programs.REAL)
                : new LinuxVitals(KernelFiles.ofThisSystem(), Programs.REAL);
    }

    Diagnosis system();

    Diagnosis thermal();

    Diagnosis memory();

    Diagnosis swap();

    Diagnosis hugePages();

    List<Diagnosis> clock();

    /** Memory that could be had now. */
    Optional<Memory> available();

    default Diagnosis swapped(Memory used, String saw) {
        return used.isBelow(MUCH_SWAPPED)
                ? Diagnosis.ok("swap", saw)
                : Diagnosis.warn(
                        "swap",
                        saw,
                        "End what needs the memory: what was swapped out is read from the disk when it is needed, and"
                                + " an order waits so long. `scripts/nautilus stop`, then start with --memory GB"
                                + " to plan with less.");
    }

    /** {@code saw} is what the system tells, beside the part of the memory that is available. */
    default Diagnosis pressure(long availablePercent, boolean waiting, boolean critical, String saw) {
        String advice = "End what else needs memory, or start with --memory GB or fewer --engines.";
        if (critical || availablePercent < EXHAUSTED_PERCENT) {
            return Diagnosis.fail("memory pressure", saw, advice);
        }
        return waiting || availablePercent < SCARCE_PERCENT
                ? Diagnosis.warn("memory pressure", saw, advice)
                : Diagnosis.ok("memory pressure", saw);
    }

    static Diagnosis throttled(String saw) {
        return Diagnosis.warn(
                "thermal state",
                saw,
                "The processor is slower than it could be: give it air, end what else computes, and measure nothing"
                        + " until it has cooled down.");
    }
}
