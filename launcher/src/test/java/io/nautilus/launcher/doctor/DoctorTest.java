package io.nautilus.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.doctor.Diagnosis.Verdict;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final int BASE_PORT = 28_000;

    @TempDir
    Path folder;

    private final Recorded programs = new Recorded();

    private List<Diagnosis> platform() {
        Home home = new Home(Path.of("..").toAbsolutePath().normalize(), Path.of("java"), "");
        return new PlatformCheckup(home, new DataFolder(folder.resolve("data")), Plan.simulated(BASE_PORT)).examine();
    }

    private static Diagnosis find(List<Diagnosis> all, String what) {
        return all.stream().filter(each -> each.what().equals(what)).findFirst().orElseThrow();
    }

    @Test
    void whatWasNeverStartedHasNothingAmiss() {
        List<Diagnosis> all = platform();
        for (String what : List.of("data folder", "what runs", "leftovers", "ports", "plan")) {
            assertThat(find(all, what).verdict()).as(find(all, what).saw()).isEqualTo(Verdict.OK);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAStartWouldRefuseIsAFailureWithTheSameWords() throws IOException {
        Files.createDirectories(folder.resolve("data/photos"));
        Diagnosis data = find(platform(), "data folder");
        assertThat(data.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(data.saw()).contains("is not a Nautilus data folder");
        assertThat(data.advice()).contains("--data");
    }

    @Test
    void notesThatCannotBeReadAreAFailure() throws IOException {
        Files.createDirectories(folder.resolve("data/run"));
        Files.writeString(folder.resolve("data/version"), "nautilus-data 1\n");
        Files.writeString(folder.resolve("data/run/risk.json"), "{");
        assertThat(find(platform(), "what runs").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(find(platform(), "what runs").saw()).contains("risk.json", "it is not JSON");
    }

    @Test
    void loadAndOpenFilesAreMeasuredByTheMachine() {
        assertThat(MachineCheckup.load(4, 2).verdict()).isEqualTo(Verdict.OK);
        assertThat(MachineCheckup.load(4.1, 2).verdict()).isEqualTo(Verdict.WARN);
        assertThat(MachineCheckup.load(-1, 2).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(MachineCheckup.openFiles(1_024).verdict()).isEqualTo(Verdict.WARN);
        assertThat(MachineCheckup.openFiles(65_536).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void thisMachineIsExaminedAndEachFindingSaysSomething() {
        assertThat(new MachineCheckup(Vitals.ofThisSystem()).examine())
                .hasSizeGreaterThan(8)
                .noneMatch(each -> each.saw().isBlank())
                .allMatch(each -> each.advice().isEmpty() == each.verdict().compareTo(Verdict.WARN) < 0);
    }

    @Test
    void aStartIsToldOnlyWhatIsNotAsItShouldBe() throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        Files.writeString(proc.resolve("meminfo"), "MemTotal: 8388608 kB\nMemAvailable: 4194304 kB\n");
        Doctor doctor = new Doctor(new LinuxVitals(new KernelFiles(folder), programs), programs);
        assertThat(doctor.beforeStart(Memory.ofGibibytes(4))).isEmpty();
        assertThat(doctor.beforeStart(Memory.ofGibibytes(5))).singleElement().satisfies(each -> assertThat(each.saw())
                .isEqualTo("4096M are available now, what is started needs 5120M at least"));
    }

    @Test
    void theWorstFindingIsTheVerdict() {
        List<Diagnosis> all =
                List.of(Diagnosis.ok("a", "b"), Diagnosis.warn("c", "d", "e"), Diagnosis.unknown("f", "g"));
        JsonNode json = Diagnosis.json(all);
        assertThat(json.path("verdict").asText()).isEqualTo("warn");
        assertThat(json.at("/findings/1/advice").asText()).isEqualTo("e");
        assertThat(json.at("/findings/2/verdict").asText()).isEqualTo("unknown");
        assertThat(Diagnosis.worst(List.of())).isEqualTo(Verdict.OK);
    }
}
