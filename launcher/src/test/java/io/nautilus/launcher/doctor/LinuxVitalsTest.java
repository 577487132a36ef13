package io.nautilus.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.doctor.Diagnosis.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On trees of files as kernels of real machines have them. */
class LinuxVitalsTest {
    private static final String CLOCK = "timedatectl show --property=NTPSynchronized --value";

    @TempDir
    Path root;

    private final Recorded programs = new Recorded();

    private LinuxVitals vitals() {
        return new LinuxVitals(new KernelFiles(root), programs);
    }

    private LinuxVitalsTest has(String path, String text) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
        return this;
    }

    private void zone(int number, String type, long milliCelsius) throws IOException {
        String zone = "/sys/class/thermal/thermal_zone" + number;
        has(zone + "/type", type).has(zone + "/temp", Long.toString(milliCelsius));
        has(zone + "/trip_point_0_type", "active").has(zone + "/trip_point_0_temp", "40000");
        has(zone + "/trip_point_1_type", "passive").has(zone + "/trip_point_1_temp", "95000");
    }

    private static void is(Diagnosis diagnosis, Verdict verdict, String... saw) {
        assertThat(diagnosis.saw()).contains(saw);
        assertThat(diagnosis.verdict()).isEqualTo(verdict);
        assertThat(diagnosis.advice().isEmpty()).isEqualTo(verdict.compareTo(Verdict.WARN) < 0);
    }

    @Test
    void whatIsNotThereIsUnknownWithTheReason() {
        is(vitals().system(), Verdict.UNKNOWN, "osrelease cannot be read");
        is(vitals().thermal(), Verdict.UNKNOWN, "has no zone", "virtual machine");
        is(vitals().memory(), Verdict.UNKNOWN, "/proc/meminfo");
        is(vitals().swap(), Verdict.UNKNOWN, "/proc/meminfo");
        is(vitals().hugePages(), Verdict.UNKNOWN, "is not there");
        is(vitals().clock().getFirst(), Verdict.UNKNOWN, "timedatectl is not there");
        is(vitals().clock().getLast(), Verdict.UNKNOWN, "current_clocksource is not there");
        assertThat(vitals().available()).isEmpty();
    }

    @Test
    void aCoolMachineIsFine() throws IOException {
        zone(0, "acpitz", 27_800);
        zone(1, "x86_pkg_temp", 61_000);
        has("/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "3");
        has("/sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count", "4");
        has("/sys/class/thermal/cooling_device0/type", "Processor");
        has("/sys/class/thermal/cooling_device0/cur_state", "0");
        is(vitals().thermal(), Verdict.OK, "hottest is x86_pkg_temp 61 °C", "throttled 7 times");
    }

    @Test
    void aZoneAtItsTripPointIsSeen() throws IOException {
        zone(0, "x86_pkg_temp", 95_000);
        is(vitals().thermal(), Verdict.WARN, "x86_pkg_temp 95 °C has reached its trip point");
    }

    @Test
    void aProcessorThatIsSlowedDownIsSeen() throws IOException {
        zone(0, "cpu-thermal", 60_000);
        has("/sys/class/thermal/cooling_device3/type", "thermal-cpufreq-0");
        has("/sys/class/thermal/cooling_device3/cur_state", "2");
        has("/sys/class/thermal/cooling_device4/type", "Fan");
        has("/sys/class/thermal/cooling_device4/cur_state", "5");
        Diagnosis thermal = vitals().thermal();
        is(thermal, Verdict.WARN, "cooling_device3 (thermal-cpufreq-0)", "step 2");
        assertThat(thermal.saw()).doesNotContain("Fan");
    }

    @ParameterizedTest
    @CsvSource({"5000,0.00,OK", "900,0.00,WARN", "5000,25.50,WARN", "200,0.00,FAIL"})
    void memoryThatIsShortOrWaitedForIsSeen(long availableMib, String waited, Verdict verdict) throws IOException {
        has("/proc/meminfo", "MemTotal: 10240000 kB\nMemAvailable: " + availableMib * 1024 + " kB");
        has("/proc/pressure/memory", "some avg10=" + waited + " avg60=0.00 avg300=0.00 total=0");
        is(vitals().memory(), verdict, "of the memory is available");
        assertThat(vitals().available()).contains(new Memory(availableMib));
    }

    @Test
    void whatIsSwappedOutIsSeen() throws IOException {
        has("/proc/meminfo", "SwapTotal: 0 kB\nSwapFree: 0 kB");
        is(vitals().swap(), Verdict.OK, "there is none");
        has("/proc/sys/vm/swappiness", "60");
        has("/proc/meminfo", "SwapTotal: 4194304 kB\nSwapFree: 4194304 kB");
        is(vitals().swap(), Verdict.OK, "0M of 4096M used, swappiness 60");
        has("/proc/meminfo", "SwapTotal: 4194304 kB\nSwapFree: 1048576 kB");
        is(vitals().swap(), Verdict.WARN, "3072M of 4096M used");
    }

    @Test
    void hugePagesThatAreOffAreSeen() throws IOException {
        has("/proc/meminfo", "HugePages_Total:       0");
        has("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never");
        is(vitals().hugePages(), Verdict.OK, "[madvise]", "reserved ones: 0");
        has("/sys/kernel/mm/transparent_hugepage/enabled", "always madvise [never]");
        is(vitals().hugePages(), Verdict.WARN, "[never]");
    }

    @Test
    void aClockThatIsNotRightOrSlowIsSeen() throws IOException {
        programs.with(CLOCK, "yes\n");
        has("/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc");
        assertThat(vitals().clock()).allMatch(each -> each.verdict() == Verdict.OK);
        programs.with(CLOCK, "no\n");
        has("/sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet");
        assertThat(vitals().clock()).allMatch(each -> each.verdict() == Verdict.WARN);
    }
}
