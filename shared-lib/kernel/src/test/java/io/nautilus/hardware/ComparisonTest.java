package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.hardware.Comparison.Line;
import io.nautilus.hardware.Comparison.Verdict;
import io.nautilus.hardware.Granted.JvmView;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process was promised, against what kernels of both kinds of control groups and a JVM tell. */
class ComparisonTest {
    private static final Asked ASKED = Asked.of(Map.of(
            Asked.PLAN_ID, "1f2e",
            Asked.CORES, "0-1",
            Asked.MEMORY, "512M",
            Asked.HEAP, "384M",
            Asked.COLLECTOR, "zgc"));
    private static final JvmView JVM = new JvmView(2, new Memory(384), Optional.of(Collector.ZGC));

    @TempDir
    Path folder;

    private KernelTree tree;

    @BeforeEach
    void grantsAll() {
        tree = new KernelTree(folder);
        thread(1, "0-1");
        thread(2, "0-1");
        tree.groups("30 22 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw", "0::/");
        tree.with("/sys/fs/cgroup/memory.max", Long.toString(512L << 20));
    }

    private void thread(int id, String cores) {
        tree.with("/proc/self/task/" + id + "/status", "Name:\tx\nCpus_allowed_list:\t" + cores);
    }

    private Comparison compared(JvmView jvm) {
        return Comparison.of(ASKED, Granted.read(tree.files(), jvm));
    }

    @Test
    void aJvmThatCountsMoreThanItIsGrantedComputesOnWhatItIsGranted() {
        JvmView more = new JvmView(3, JVM.heap(), JVM.collector());
        JvmView fewer = new JvmView(1, JVM.heap(), JVM.collector());
        assertThat(Granted.read(tree.files(), more).parallelism()).isEqualTo(2);
        assertThat(Granted.read(tree.files(), fewer).parallelism()).isEqualTo(1);
        KernelFiles silent = new KernelFiles(folder.resolve("nothing"));
        assertThat(Granted.read(silent, more).parallelism()).isEqualTo(3);
    }

    private static void assertMissed(Comparison compared, String resource, String granted, String reason) {
        assertThat(compared.lines())
                .filteredOn(line -> line.asked().isPresent() && line.verdict() != Verdict.MET)
                .extracting(Line::resource, line -> line.granted().orElse(""), Line::verdict)
                .containsExactly(tuple(resource, granted, Verdict.MISSED));
        assertThat(compared.mismatch().orElseThrow())
                .startsWith("placement: " + resource + " ")
                .contains(granted + " granted", reason);
    }

    @Test
    void whatIsGrantedAsAskedIsMet() {
        assertThat(compared(JVM).lines())
                .filteredOn(line -> line.verdict() == Verdict.MET)
                .extracting(Line::resource)
                .containsExactly("cores", "processor time", "memory", "heap", "collector", "processors");
        assertThat(compared(JVM).mismatch()).isEmpty();
        assertThat(compared(JVM).line("processor time").granted()).contains("no limit");
    }

    @Test
    void aMovedProcessIsNoticed() {
        thread(1, "1");
        thread(2, "1");
        assertMissed(compared(JVM), "cores", "1", "elsewhere");
    }

    @Test
    void oneMovedThreadIsNoticed() {
        thread(3, "1");
        assertMissed(compared(JVM), "cores", "0-1", "not on the same cores: 2 on 0-1, 1 on 1");
    }

    @Test
    void aThreadThatEndedMeanwhileIsPassedOver() {
        tree.with("/proc/self/task/9/comm", "gone");
        assertThat(compared(JVM).mismatch()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"max, no limit, no control group", "1073741824, 1024M, another limit", "268435456, 256M, another limit"
    })
    void anotherLimitIsNoticed(String limit, String granted, String reason) {
        tree.with("/sys/fs/cgroup/memory.max", limit);
        assertMissed(compared(JVM), "memory", granted, reason);
    }

    /** Two cores of which only one and a half may be used are not two. */
    @Test
    void lessTimeThanItsCoresHaveIsNoticed() {
        tree.with("/sys/fs/cgroup/cpu.max", "150000 100000");
        assertMissed(compared(JVM), "processor time", "1.5 cores", "stops it before");
        tree.with("/sys/fs/cgroup/cpu.max", "200000 100000");
        assertThat(compared(JVM).mismatch()).isEmpty();
    }

    @Test
    void theWeightIsShownWhereNoSharesAreAskedFor() {
        assertThat(compared(JVM).line("weight").granted()).isEmpty();
        tree.with("/sys/fs/cgroup/cpu.weight", "79");
        Line weight = compared(JVM).line("weight");
        assertThat(weight.granted()).contains("79 (cpu.weight)");
        assertThat(weight.verdict()).isEqualTo(Verdict.NOT_ASKED);
    }

    /** Version 2 has weights of its own, which container engines make of shares in an older way and a newer one. */
    @ParameterizedTest
    @CsvSource({
        "2048, 79, MET",
        "2048, 174, MET",
        "2048, 100, MISSED",
        "2048, 2048, MISSED",
        "1024, 39, MET",
        "1024, 100, MET",
        "512, 20, MET",
        "512, 59, MET",
        "2, 1, MET",
        "262144, 10000, MET"
    })
    void sharesAreComparedWithTheWeightOfVersion2(String shares, String weight, Verdict verdict) {
        tree.with("/sys/fs/cgroup/cpu.weight", weight);
        Line line = weighed(shares);
        assertThat(line.asked()).contains(shares + " shares");
        assertThat(line.granted()).contains(weight + " (cpu.weight)");
        assertThat(line.verdict()).isEqualTo(verdict);
        assertThat(line.reason().isEmpty()).isEqualTo(verdict == Verdict.MET);
    }

    @ParameterizedTest
    @CsvSource({"2048, MET", "79, MISSED", "1024, MISSED"})
    void sharesAreThoseOfVersion1(String has, Verdict verdict) {
        tree.groups("33 31 0:30 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu", "4:cpu:/");
        tree.with("/sys/fs/cgroup/cpu/cpu.shares", has);
        assertThat(weighed("2048").granted()).contains(has + " (cpu.shares)");
        assertThat(weighed("2048").verdict()).isEqualTo(verdict);
    }

    @Test
    void sharesThatNoKernelTellsAreUnknown() {
        assertThat(weighed("2048").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private Line weighed(String shares) {
        Asked asked = Asked.of(Map.of(Asked.SHARES, shares));
        return Comparison.of(asked, Granted.read(tree.files(), JVM)).line("weight");
    }

    @Test
    void anotherViewOfTheJvmIsNoticed() {
        Optional<Collector> zgc = JVM.collector();
        assertMissed(compared(new JvmView(1, JVM.heap(), zgc)), "processors", "1", "counts otherwise");
        assertMissed(compared(new JvmView(2, new Memory(383), zgc)), "heap", "383M", "another largest heap");
        assertMissed(compared(new JvmView(2, new Memory(417), zgc)), "heap", "417M", "another largest heap");
        assertMissed(compared(new JvmView(2, JVM.heap(), Optional.empty())), "collector", "another", "otherwise");
        assertThat(compared(new JvmView(2, new Memory(386), zgc)).mismatch()).isEmpty();
    }

    @Test
    void whatNoKernelTellsIsUnknownAndNotMissed() {
        KernelTree silent = new KernelTree(folder.resolve("none"));
        Comparison compared = Comparison.of(ASKED, Granted.read(silent.files(), JVM));
        assertThat(compared.line("cores").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(compared.line("cores").reason()).contains("does not tell");
        assertThat(compared.line("memory").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(compared.line("processor time").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(compared.mismatch()).isEmpty();
    }

    @Test
    void nothingAskedIsNothingMissed() {
        Asked nothing = Asked.of(Map.of(Asked.CORES, "", "PATH", "/bin"));
        assertThat(nothing.isNothing()).isTrue();
        Comparison compared = Comparison.of(nothing, Granted.read(tree.files(), JVM));
        assertThat(compared.lines()).extracting(Line::verdict).containsOnly(Verdict.NOT_ASKED);
        assertThat(compared.line("cores").granted()).contains("0-1");
        assertThat(compared.mismatch()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NAUTILUS_CPUSET | 0-99999 | NAUTILUS_CPUSET is "0-99999": it has to be core numbers
            NAUTILUS_CPUSET | 3-1 | NAUTILUS_CPUSET is "3-1": the range 3-1 runs backwards
            NAUTILUS_SHARES | 1 | NAUTILUS_SHARES is "1": it has to be a whole number from 2 to 262144
            NAUTILUS_SHARES | 2k | NAUTILUS_SHARES is "2k": it has to be a whole number from 2 to 262144
            NAUTILUS_MEMORY | 512m | NAUTILUS_MEMORY is "512m": it has to be whole MiB or GiB
            NAUTILUS_HEAP | -1 | NAUTILUS_HEAP is "-1": it has to be whole MiB or GiB
            NAUTILUS_COLLECTOR | shenandoah | NAUTILUS_COLLECTOR is "shenandoah": there is no such collector
            """)
    void aPromiseThatCannotBeUnderstoodIsAMismatch(String name, String value, String said) {
        Comparison compared = Comparison.of(Asked.of(Map.of(name, value)), Granted.read(tree.files(), JVM));
        assertThat(compared.mismatch().orElseThrow()).contains(said);
        assertThat(compared.asked().isNothing()).isFalse();
    }

    @Test
    void whatIsAskedCannotFillAScreenNorSteerIt() {
        Asked asked = Asked.of(Map.of(Asked.CORES, "\u001b[2J" + "9".repeat(10_000)));
        assertThat(asked.mistakes().getFirst()).hasSizeLessThan(200).doesNotContain("\u001b");
    }
}
