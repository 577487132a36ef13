package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines of several kinds, as their kernels would tell of them. */
class LinuxMachineTest {
    private static final String GROUPS2 = "30 22 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw";

    @TempDir
    Path folder;

    private KernelTree tree;

    @BeforeEach
    void empty() {
        tree = new KernelTree(folder);
    }

    private DetectedMachine detected() {
        return LinuxMachine.read(tree.files()).orElseThrow();
    }

    private List<String> cores() {
        return detected().machine().wholeCores().stream().map(CoreSet::text).toList();
    }

    private String found(String what) {
        return detected().find(what).flatMap(Finding::value).orElse("not found");
    }

    private String why(String what) {
        return detected()
                .find(what)
                .filter(finding -> finding.value().isEmpty())
                .map(Finding::from)
                .orElse("");
    }

    @Test
    void aDesktopOfOneKindOfCores() {
        tree.machine("0-7", 32_000).alone(0, 7).with("/proc/cpuinfo", "processor\t: 0\nmodel name\t: Some CPU @ 3 GHz");
        tree.with("/sys/devices/system/node/node0/cpulist", "0-7");
        assertThat(cores()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
        assertThat(detected().machine().memory()).isEqualTo(new Memory(32_000));
        assertThat(found("chip")).isEqualTo("Some CPU @ 3 GHz");
        assertThat(found("threads of one core")).isEqualTo("none");
        assertThat(found("NUMA nodes")).isEqualTo("1: 0-7");
        assertThat(why("kinds of cores")).contains("cpu_capacity", "one kind");
        assertThat(why("limits of this process")).contains("/proc/self/mountinfo");
    }

    /** Slots for more processors, or threads that were turned off: nothing can be bound to them. */
    @Test
    void coresThatAreOffAreNoCores() {
        tree.machine("0-127", 8_000).alone(0, 3).with("/sys/devices/system/cpu/online", "0-3");
        assertThat(cores()).containsExactly("0", "1", "2", "3");
        assertThat(found("cores for this process")).isEqualTo("0-3");
    }

    /** Fast cores with two threads are numbered before slow ones with one. */
    @Test
    void anIntelLaptopHasItsFastCoresFirst() {
        tree.machine("0-11", 16_000)
                .threads(0, 1, 1)
                .threads(2, 1, 1)
                .threads(4, 1, 1)
                .threads(6, 1, 1);
        tree.alone(8, 11).with("/sys/devices/cpu_core/cpus", "0-7").with("/sys/devices/cpu_atom/cpus", "8-11");
        assertThat(cores()).containsExactly("0-1", "2-3", "4-5", "6-7", "8", "9", "10", "11");
        assertThat(found("performance cores")).isEqualTo("0-7");
        assertThat(found("efficiency cores")).isEqualTo("8-11");
    }

    @Test
    void anArmMachineWhoseSlowCoresComeFirstInNumbers() {
        tree.machine("0-5", 8_000).alone(0, 5).capacity(0, 3, 446).capacity(4, 5, 1024);
        tree.with("/proc/cpuinfo", "processor\t: 0\nCPU implementer\t: 0x61\nCPU part\t: 0x054");
        assertThat(cores()).containsExactly("4", "5", "0", "1", "2", "3");
        assertThat(why("chip")).contains("no model name");
        Placement placement = Planner.plan(CommittedProfiles.read(), detected().machine(), Tier.AUTO);
        assertThat(placement.find("risk").orElseThrow().cores().text()).isEqualTo("4");
        assertThat(placement.find("nginx").orElseThrow().cores().text()).isEqualTo("3");
    }

    @Test
    void aVirtualMachineWhoseCoresAreAlike() {
        tree.machine("0-3", 8_000).alone(0, 3).capacity(0, 3, 1024);
        assertThat(found("kinds of cores")).isEqualTo("one");
        assertThat(cores()).containsExactly("0", "1", "2", "3");
    }

    /** Threads of a core are numbered far from each other, and nodes in turns. */
    @Test
    void onAServerWithTwoNodesAnExclusiveSetTakesWholeCores() {
        tree.machine("0-31", 64_000).threads(0, 16, 16);
        tree.with("/sys/devices/system/node/node0/cpulist", "0,2,4,6,8,10,12,14,16,18,20,22,24,26,28,30");
        tree.with("/sys/devices/system/node/node1/cpulist", "1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31");
        tree.with("/sys/devices/system/node/nodes", "none of these");
        Placement placement = Planner.plan(CommittedProfiles.read(), detected().machine(), Tier.AUTO);
        assertThat(placement.find("risk").orElseThrow().cores().text()).isEqualTo("0,2,16,18");
        assertThat(placement.find("risk").orElseThrow().exclusive()).isTrue();
        assertThat(placement.find("marketdata").orElseThrow().cores().text()).isEqualTo("4,6,20,22");
        assertThat(placement.notes()).anyMatch(note -> note.contains("counted whole"));
    }

    @Test
    void onlyWhatTheProcessMayUseIsGiven() {
        tree.machine("0-7", 32_000).threads(0, 4, 4);
        tree.with("/proc/self/status", "Cpus_allowed_list:\t1-2,5");
        tree.groups(GROUPS2, "0::/a").with("/sys/fs/cgroup/a/memory.max", Long.toString(6L << 30));
        assertThat(cores()).containsExactly("1,5", "2");
        assertThat(found("cores for this process")).isEqualTo("1-2,5");
        assertThat(detected().machine().memory()).isEqualTo(Memory.ofGibibytes(6));
        assertThat(found("memory limit")).isEqualTo("6144M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"210000 100000", "200000 100000", "20000 10000", "299999 100000"})
    void processorTimeBoundsTheNumberOfCores(String quota) {
        tree.machine("0-7", 32_000).alone(0, 7).groups(GROUPS2, "0::/").with("/sys/fs/cgroup/cpu.max", quota);
        assertThat(cores()).containsExactly("0", "1");
    }

    @Test
    void processorTimeThatSufficesForNoWholeCoreIsThatOfItsThreads() {
        tree.machine("0-7", 32_000).threads(0, 4, 4).groups(GROUPS2, "0::/");
        assertThat(cores()).hasSize(4);
        tree.with("/sys/fs/cgroup/cpu.max", "300000 100000");
        assertThat(cores()).containsExactly("0,4");
        tree.with("/sys/fs/cgroup/cpu.max", "190000 100000");
        assertThat(cores()).containsExactly("0");
    }

    @Test
    void withHalfACoresTimeThereIsOneCore() {
        tree.machine("0-7", 32_000).alone(0, 7).groups(GROUPS2, "0::/").with("/sys/fs/cgroup/cpu.max", "50000 100000");
        assertThat(cores()).containsExactly("0");
        assertThat(found("processor time")).isEqualTo("0.5 cores");
    }

    @Test
    void whatTellsNothingIsNoMachine() {
        assertThat(LinuxMachine.read(tree.files())).isEmpty();
        tree.with("/proc/meminfo", "MemTotal: 1024 kB");
        assertThat(LinuxMachine.read(tree.files())).isEmpty();
    }

    /** A kernel of another kind, or none: what cannot be understood is as if it were not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "0-", "9-1", "-1", "x", "99999999999999999999", "0-9999", "\u0000", "1,,2", "max max max"})
    void whatCannotBeUnderstoodIsLeftOut(String garbage) {
        tree.machine("0-3", 8_000);
        for (String path : List.of(
                "/proc/cpuinfo",
                "/proc/self/mountinfo",
                "/proc/self/cgroup",
                "/sys/devices/cpu_atom/cpus",
                "/sys/devices/system/cpu/online",
                "/sys/devices/system/cpu/cpu0/topology/thread_siblings_list",
                "/sys/devices/system/cpu/cpu1/cpu_capacity",
                "/sys/devices/system/node/node0/cpulist")) {
            tree.with(path, garbage);
        }
        assertThat(cores()).containsExactly("0", "1", "2", "3");
        tree.with("/proc/self/status", "Cpus_allowed_list:\t" + garbage);
        assertThat(LinuxMachine.read(tree.files())).isEmpty();
    }

    @Test
    void thisMachineIsFoundWhereTheKernelTellsOfIt() {
        Optional<DetectedMachine> here = LinuxMachine.read(KernelFiles.ofThisSystem());
        here.ifPresent(machine -> {
            assertThat(machine.machine().cores().size()).isBetween(1, CoreSet.HIGHEST + 1);
            assertThat(machine.allowed().contains(machine.machine().cores())).isTrue();
            assertThat(machine.memory()).isGreaterThan(Memory.NONE);
        });
        assertThat(here.isPresent()).isEqualTo(System.getProperty("os.name").equals("Linux"));
    }
}
