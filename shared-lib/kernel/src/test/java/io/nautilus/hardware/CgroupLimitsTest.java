package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control groups of both versions, as a machine, a container and a mixed system show them. */
class CgroupLimitsTest {
    private static final String VERSION2 = "30 22 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate";
    private static final String NO_LIMIT1 = "9223372036854771712";
    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    private KernelTree tree;

    @BeforeEach
    void empty() {
        tree = new KernelTree(folder);
    }

    private CgroupLimits limits() {
        return CgroupLimits.read(tree.files());
    }

    @Test
    void withoutGroupsThereAreNoLimits() {
        assertThat(limits()).isEqualTo(CgroupLimits.NONE);
        tree.groups("", "0::/");
        assertThat(limits()).isEqualTo(CgroupLimits.NONE);
    }

    @Test
    void version2InAContainerThatSeesItselfAsTheRoot() {
        tree.groups(VERSION2, "0::/").with("/sys/fs/cgroup/cpu.max", "250000 100000");
        tree.with("/sys/fs/cgroup/memory.max", Long.toString(2 * GIB)).with("/sys/fs/cgroup/cpu.weight", "79");
        tree.with("/sys/fs/cgroup/cpuset.cpus.effective", "0-1,4");
        assertThat(limits())
                .isEqualTo(new CgroupLimits(
                        2,
                        Optional.of(CoreSet.parse("0-1,4")),
                        OptionalDouble.of(2.5),
                        OptionalLong.of(2 * GIB),
                        OptionalLong.of(79)));
    }

    @Test
    void groupsAboveHoldToo() {
        tree.groups(VERSION2, "0::/user/app");
        tree.with("/sys/fs/cgroup/user/app/memory.max", Long.toString(8 * GIB));
        tree.with("/sys/fs/cgroup/user/memory.max", Long.toString(4 * GIB));
        tree.with("/sys/fs/cgroup/user/app/cpu.max", "max 100000");
        tree.with("/sys/fs/cgroup/user/cpu.max", "300000 100000");
        assertThat(limits().memoryBytes()).hasValue(4 * GIB);
        assertThat(limits().cpus()).hasValue(3);
    }

    @Test
    void noLimitIsNone() {
        tree.groups(VERSION2, "0::/a").with("/sys/fs/cgroup/a/memory.max", "max");
        tree.with("/sys/fs/cgroup/a/cpu.max", "max 100000").with("/sys/fs/cgroup/a/cpuset.cpus.effective", "");
        assertThat(limits())
                .isEqualTo(new CgroupLimits(
                        2, Optional.empty(), OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty()));
    }

    @Test
    void version1HasAHierarchyForEachController() {
        tree.groups("""
                32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
                34 31 0:31 / /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset
                35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
                41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw""", "4:memory:/m/x\n3:cpuset:/s\n2:cpu,cpuacct:/c\n0::/u");
        tree.with("/sys/fs/cgroup/memory/m/x/memory.limit_in_bytes", NO_LIMIT1);
        tree.with("/sys/fs/cgroup/memory/m/memory.limit_in_bytes", Long.toString(GIB));
        tree.with("/sys/fs/cgroup/cpuset/s/cpuset.cpus", "2-3");
        tree.with("/sys/fs/cgroup/cpu,cpuacct/c/cpu.cfs_quota_us", "-1");
        tree.with("/sys/fs/cgroup/cpu,cpuacct/c/cpu.cfs_period_us", "100000");
        tree.with("/sys/fs/cgroup/cpu,cpuacct/c/cpu.shares", "2048");
        assertThat(limits())
                .isEqualTo(new CgroupLimits(
                        1,
                        Optional.of(CoreSet.parse("2-3")),
                        OptionalDouble.empty(),
                        OptionalLong.of(GIB),
                        OptionalLong.of(2048)));
        tree.with("/sys/fs/cgroup/cpu,cpuacct/c/cpu.cfs_quota_us", "50000");
        assertThat(limits().cpus()).hasValue(0.5);
    }

    /** A container engine mounts the container's group, and the process is told its path on the host. */
    @Test
    void version1InAContainerWhoseGroupIsMounted() {
        tree.groups(
                "35 31 0:32 /docker/ab /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory",
                "4:memory:/docker/ab\n0::/docker/ab");
        tree.with("/sys/fs/cgroup/memory/memory.limit_in_bytes", Long.toString(GIB));
        assertThat(limits().memoryBytes()).hasValue(GIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0::/../beside", "0::/not/there", "0::", "4:memory", "garbage", ""})
    void aGroupThatIsNotSeenIsTheOneThatIsMounted(String group) {
        tree.groups(VERSION2, group).with("/sys/fs/cgroup/memory.max", Long.toString(GIB));
        assertThat(limits().memoryBytes()).hasValue(GIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "0", "1e9", "99999999999999999999", "9300000000000000000", "1 2 3", "0 0", "5 0"})
    void whatIsNoAmountIsNoLimit(String text) {
        tree.groups(VERSION2, "0::/").with("/sys/fs/cgroup/memory.max", text).with("/sys/fs/cgroup/cpu.max", text);
        tree.with("/sys/fs/cgroup/cpu.weight", text);
        assertThat(limits().memoryBytes()).isEmpty();
        assertThat(limits().cpus()).isEmpty();
        assertThat(limits().weight()).isEmpty();
    }
}
