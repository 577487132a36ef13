package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Output in the form of sysctl and system_profiler, written after their documentation: not run on a Mac. */
class MacMachineTest {
    private static final String PROFILER = """
            Hardware:

                Hardware Overview:

                  Model Name: MacBook Pro
                  Chip: Apple M4 Max
                  Total Number of Cores: 16 (12 performance and 4 efficiency)
                  Memory: 48 GB
            """;

    private static String sysctl(int fast, int slow, long gibibytes) {
        return """
                hw.ncpu: %1$d
                hw.activecpu: %1$d
                hw.physicalcpu: %1$d
                hw.logicalcpu: %1$d
                hw.memsize: %2$d
                hw.nperflevels: 2
                hw.perflevel0.logicalcpu: %3$d
                hw.perflevel0.name: Performance
                hw.perflevel1.logicalcpu: %4$d
                hw.perflevel1.name: Efficiency
                machdep.cpu.brand_string: Apple M4 Max
                """.formatted(fast + slow, gibibytes << 30, fast, slow);
    }

    private static String found(DetectedMachine machine, String what) {
        return machine.find(what).flatMap(Finding::value).orElse("not found");
    }

    @ParameterizedTest
    @CsvSource({"12, 4, 48", "10, 4, 36"})
    void anM4MaxHasItsFastCoresFirst(int fast, int slow, long gibibytes) {
        DetectedMachine machine =
                MacMachine.read(sysctl(fast, slow, gibibytes), PROFILER).orElseThrow();
        assertThat(machine.machine().cores()).isEqualTo(CoreSet.first(fast + slow));
        assertThat(machine.machine().memory()).isEqualTo(Memory.ofGibibytes(gibibytes));
        assertThat(machine.efficiency().size()).isEqualTo(slow);
        assertThat(found(machine, "chip")).isEqualTo("Apple M4 Max");
        assertThat(found(machine, "model")).isEqualTo("MacBook Pro");
        assertThat(found(machine, "performance cores")).isEqualTo(Integer.toString(fast));
        assertThat(found(machine, "efficiency cores")).isEqualTo(Integer.toString(slow));
        Placement placement = Planner.plan(CommittedProfiles.read(), machine.machine(), Tier.AUTO);
        assertThat(placement.find("risk").orElseThrow().cores().text()).isEqualTo("0-1");
    }

    @Test
    void anIntelMacHasTwoThreadsPerCore() {
        DetectedMachine machine = MacMachine.read("hw.physicalcpu: 4\nhw.logicalcpu: 8\nhw.memsize: 17179869184\n", "")
                .orElseThrow();
        assertThat(machine.machine().wholeCores().stream().map(CoreSet::text))
                .containsExactly("0-1", "2-3", "4-5", "6-7");
        assertThat(machine.find("kinds of cores").orElseThrow().from()).contains("one kind");
        assertThat(machine.find("model").orElseThrow().from()).contains("not told by system_profiler");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sysctl: unknown oid 'hw'",
                "hw.logicalcpu: 8",
                "hw.memsize: 17179869184",
                "hw.logicalcpu: eight\nhw.memsize: 17179869184",
                "hw.logicalcpu: -8\nhw.memsize: 17179869184",
                "hw.logicalcpu: 99999999\nhw.memsize: 17179869184",
                "hw.logicalcpu: 8\nhw.memsize: 99999999999999999999999"
            })
    void whatIsNoMachineIsNone(String sysctl) {
        assertThat(MacMachine.read(sysctl, PROFILER)).isEmpty();
    }

    @Test
    void kindsThatCannotBeAreLeftOut() {
        for (String slow : List.of("8", "9", "0", "-1", "x")) {
            String sysctl = "hw.logicalcpu: 8\nhw.memsize: 17179869184\nhw.perflevel1.logicalcpu: " + slow;
            assertThat(MacMachine.read(sysctl, "").orElseThrow().efficiency())
                    .as(slow)
                    .isEqualTo(CoreSet.NONE);
        }
    }
}
