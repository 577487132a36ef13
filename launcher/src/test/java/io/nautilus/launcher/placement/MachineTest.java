package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
    private static final Memory MEMORY = Memory.ofGibibytes(8);

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

    @Test
    void onLinuxOnlyCoresThatTheProcessMayUseAreThere() {
        String status = "Name:\tjava\nCpus_allowed:\tf0\nCpus_allowed_list:\t4-7\nMems_allowed_list:\t0\n";
        assertThat(ThisMachine.seen(4, MEMORY, status).cores().text()).isEqualTo("4-7");
        assertThat(ThisMachine.seen(2, MEMORY, status).cores().text()).isEqualTo("4-5");
    }

    @Test
    void elsewhereTheJvmsFiguresAreTakenAndSaidSo() {
        Machine machine = ThisMachine.seen(3, MEMORY, "");
        assertThat(machine.cores().text()).isEqualTo("0-2");
        assertThat(machine.origin()).contains("the JVM says so", "not known");
        assertThat(ThisMachine.seen().memory()).isGreaterThan(Memory.NONE);
    }
}
