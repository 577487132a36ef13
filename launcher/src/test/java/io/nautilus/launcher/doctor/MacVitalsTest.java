package io.nautilus.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.Memory;
import io.nautilus.launcher.doctor.Diagnosis.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On outputs in the form of macOS's programs; none of this has run on a Mac. */
class MacVitalsTest {
    private static final String PRESSURE = "sysctl -n kern.memorystatus_vm_pressure_level";

    private final Recorded programs = new Recorded();
    private final MacVitals vitals = new MacVitals("15.1", programs);

    @ParameterizedTest
    @CsvSource({"14.0,OK", "15.6.1,OK", "26,OK", "13.7.2,WARN", "10.16,WARN", "unknown,UNKNOWN", "'',UNKNOWN"})
    void anOlderSystemIsSeen(String version, Verdict verdict) {
        Diagnosis system = new MacVitals(version, programs).system();
        assertThat(system.verdict()).isEqualTo(verdict);
        assertThat(system.saw()).contains(version);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'Note: No thermal warning level has been recorded\nNote: No performance warning level has been recorded\n'|OK
            '2026-08-20 05:08:37 -0700 CPU Power notify\n\tCPU_Scheduler_Limit \t= 100\n\tCPU_Available_CPUs \t= 12\n\tCPU_Speed_Limit \t= 100\n'|OK
            '2026-08-20 05:08:37 -0700 CPU Power notify\n\tCPU_Scheduler_Limit \t= 100\n\tCPU_Speed_Limit \t= 62\n'|WARN
            'Thermal Warning Level = 1\nNote: No performance warning level has been recorded\n'|WARN
            'something else'|UNKNOWN
            """)
    void heatIsReadFromPmset(String output, Verdict verdict) {
        assertThat(new MacVitals("15", new Recorded().with("pmset -g therm", output))
                        .thermal()
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void whatDoesNotAnswerIsUnknownWithTheReason() {
        assertThat(vitals.thermal())
                .isEqualTo(Diagnosis.unknown("thermal state", "pmset is not there, or is no program"));
        assertThat(vitals.memory().saw()).contains("memory_pressure is not there");
        assertThat(vitals.swap().saw()).contains("sysctl is not there");
        assertThat(vitals.clock().getFirst().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(vitals.available()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"71,1,OK", "8,1,WARN", "71,2,WARN", "2,1,FAIL", "40,4,FAIL", "71,,OK"})
    void memoryPressureIsThePartThatIsFreeAndWhatTheKernelCallsIt(int free, String level, Verdict verdict) {
        programs.with(
                "memory_pressure -Q",
                "The system has 38654705664 (2359296 pages with a page size of 16384).\n"
                        + "System-wide memory free percentage: " + free + "%\n");
        if (level != null) {
            programs.with(PRESSURE, level + "\n");
        }
        assertThat(vitals.memory().verdict()).as(vitals.memory().saw()).isEqualTo(verdict);
        assertThat(vitals.available()).contains(new Memory(36_864).percent(free));
    }

    @ParameterizedTest
    @CsvSource({"0.00,OK", "1023.99,OK", "3103.25,WARN"})
    void whatIsSwappedOutIsSeen(String used, Verdict verdict) {
        programs.with(
                "sysctl vm.swapusage",
                "vm.swapusage: total = 4096.00M  used = " + used + "M  free = 992.75M  (encrypted)\n");
        assertThat(vitals.swap().verdict()).isEqualTo(verdict);
    }
}
