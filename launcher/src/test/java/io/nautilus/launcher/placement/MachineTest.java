package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.DetectedMachine;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
    @ParameterizedTest
    @CsvSource({"m4max-14,14,36864", "m4max-16,16,49152", "8:32,8,32768", "1:1,1,1024", "1024:16384,1024,16777216"})
    void aNamedMachineHasItsCoresAndMemory(String name, int cores, long mebibytes) {
        Machine machine = KnownMachine.named(name);
        assertThat(machine.cores().size()).isEqualTo(cores);
        assertThat(machine.memory()).isEqualTo(new Memory(mebibytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "m4max", "8", "8:", ":8", "0:8", "8:0", "1025:8", "8:16385", "-1:8", "8:8:8", "99999999999:1"
            })
    void whatIsNoMachineIsRefused(String name) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> KnownMachine.named(name))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.BAD_FLAGS))
                .withMessageContaining("--machine is \"" + name + "\"");
    }

    /** Whatever system this is, there is something to plan for, and every finding says where it is from. */
    @Test
    void thisMachineCanBePlannedFor() {
        DetectedMachine detected = ThisMachine.detected();
        assertThat(detected.machine().memory()).isGreaterThan(Memory.NONE);
        assertThat(detected.findings()).isNotEmpty().noneMatch(each -> each.from()
                .isBlank());
    }

    @Test
    void whereTheSystemDoesNotTellTheJvmsFiguresAreTakenAndSaidSo() {
        DetectedMachine machine = ThisMachine.asTheJvmSees();
        assertThat(machine.machine().cores().size())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(machine.machine().origin()).contains("JVM");
        assertThat(machine.find("kinds of cores, threads, NUMA nodes")
                        .orElseThrow()
                        .value())
                .isEmpty();
    }

    @Test
    void oshiSaysSomethingOrWhyNot() {
        assertThat(Oshi.findings()).isNotEmpty().noneMatch(each -> each.from().isBlank());
    }

    /** It asks the same kernel by other ways. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void oshiSeesTheMachineThatTheKernelTellsOf() {
        DetectedMachine seen = ThisMachine.detected().with(Oshi.findings());
        assertThat(value(seen, "cores, by OSHI"))
                .containsPattern(
                        "^\\d+ with " + CoreSet.parse(value(seen, "cores")).size() + " threads, ");
        assertThat((double) Memory.parse(value(seen, "memory, by OSHI")).bytes())
                .isCloseTo(seen.memory().bytes(), withinPercentage(1));
    }

    private static String value(DetectedMachine machine, String what) {
        return machine.find(what).orElseThrow().value().orElseThrow();
    }
}
