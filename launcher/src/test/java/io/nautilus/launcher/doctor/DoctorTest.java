package io.nautilus.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.hardware.Memory;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.doctor.Diagnosis.Verdict;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.ProcessIdentity;
import io.nautilus.launcher.process.RunRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final int BASE_PORT = 28_000;

    @TempDir
    Path folder;

    private final Recorded programs = new Recorded();

    private List<Diagnosis> platform() {
        return platform(Path.of(".."));
    }

    private List<Diagnosis> platform(Path root) {
        Home home = new Home(root.toAbsolutePath().normalize(), Path.of("java"), "");
        DataFolder data = new DataFolder(folder.resolve("data"));
        return new PlatformCheckup(home, data, Plan.simulated(BASE_PORT), programs).examine();
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

    /** What another folder's start left behind tells nothing of this one's processes and ports. */
    @Test
    void onlyOnesOwnContainersAreWhatRuns() throws IOException {
        Files.createDirectories(folder.resolve("data/run"));
        Files.writeString(folder.resolve("data/version"), "nautilus-data 1\n");
        Files.writeString(folder.resolve("data/run/containers.json"), "{\"optional\":\"\"}");
        Files.copy(Path.of("../resource-profiles.yml"), folder.resolve("resource-profiles.yml"));

        Files.writeString(folder.resolve(".env"), "NAUTILUS_TOKENS=" + folder.resolve("data/secrets"));
        assertThat(find(platform(folder), "what runs").saw()).startsWith("it was started in containers");
        Files.writeString(folder.resolve(".env"), "NAUTILUS_TOKENS=" + folder.resolve("other/secrets"));
        assertThat(find(platform(folder), "what runs").saw()).isEqualTo("nothing");
        assertThat(find(platform(folder), "ports").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void whatWasStartedInContainersIsPlannedForTheirEngine() throws IOException {
        Files.createDirectories(folder.resolve("data/run"));
        Files.writeString(folder.resolve("data/version"), "nautilus-data 1\n");
        Files.writeString(folder.resolve("data/run/containers.json"), "{\"optional\":\"\"}");
        programs.with(
                        "docker info --format {{json .}}",
                        Files.readString(Path.of("../scripts/tests/built/samples/docker-info.txt")))
                .with("docker compose version --short", "2.26.1");
        Home home = new Home(Path.of("..").toAbsolutePath().normalize(), Path.of("java"), "");
        Plan plan = new Plan(
                BASE_PORT,
                new Feed.Simulated(),
                false,
                false,
                Catalogue.engineNames(),
                Placing.planned(Tier.AUTO, Placing.ALL));

        List<Diagnosis> all =
                new PlatformCheckup(home, new DataFolder(folder.resolve("data")), plan, programs).examine();
        assertThat(find(all, "plan").saw())
                .isEqualTo("for containers on Docker Desktop, cores 0-13, memory 28032M; each is held to its cores and"
                        + " its memory");
    }

    @Test
    void aFileThatContainersMayNotReadIsAWarning() throws IOException {
        programs.with("docker info --format {{json .}}", """
                        {"ServerVersion": "28.2.2", "OperatingSystem": "Debian", "NCPU": 2, "MemTotal": 8589934592}
                        """).with("docker compose version --short", "2.26.1");
        Files.copy(Path.of("../resource-profiles.yml"), folder.resolve("resource-profiles.yml"));
        Files.createDirectories(folder.resolve("monitoring/grafana"));
        for (String file : List.of("nginx.conf", "prometheus.yml", "alertmanager.yml", "grafana/datasources.yml")) {
            Path copy = Files.writeString(folder.resolve("monitoring/" + file), "");
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
        }
        assertThat(find(platform(folder), "files of containers").verdict()).isEqualTo(Verdict.OK);

        Path closed = folder.resolve("monitoring/prometheus.yml");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(find(platform(folder), "files of containers"))
                .isEqualTo(Diagnosis.warn(
                        "files of containers",
                        "not everybody may read " + closed + ", and the containers that read it run as other users",
                        "Let them: chmod a+r " + closed));
    }

    @Test
    void notesThatCannotBeReadAreAFailure() throws IOException {
        Files.createDirectories(folder.resolve("data/run"));
        Files.writeString(folder.resolve("data/version"), "nautilus-data 1\n");
        Files.writeString(folder.resolve("data/run/risk.json"), "{");
        assertThat(find(platform(), "what runs").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(find(platform(), "what runs").saw()).contains("risk.json", "it is not JSON");
    }

    /** It answers 200, so only what it says of itself tells. */
    @Test
    void anEngineThatIsDegradedIsAWarningWithWhatToDo() throws IOException {
        DataFolder data = new DataFolder(
                Files.createDirectories(folder.resolve("data/run")).getParent());
        Files.writeString(data.root().resolve("version"), "nautilus-data 1\n");
        int port = Catalogue.port("strategy", BASE_PORT);
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8);
        engine.createContext("/health/ready", exchange -> answer(exchange, "{}"));
        engine.createContext("/status", exchange -> answer(exchange, """
                {"degraded": ["placement: cores 0 asked, 1 granted: elsewhere", "strategy-failed: a defect"],
                 "placement": {"resources": [{"name": "heap", "granted": "9999M"}]}}
                """));
        engine.start();
        try {
            ProcessIdentity here =
                    ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
            new RunRecord(here, Instant.now(), port, "", 1, 0, "").write(data.run(), "strategy");
            assertThat(platform())
                    .filteredOn(each -> each.what().equals("strategy"))
                    .extracting(Diagnosis::verdict, Diagnosis::saw)
                    .containsExactly(
                            tuple(Verdict.WARN, "degraded, placement: cores 0 asked, 1 granted: elsewhere"),
                            tuple(Verdict.WARN, "degraded, strategy-failed: a defect"));
            assertThat(find(platform(), "strategy").advice()).contains("taskset -acp CORES PID");
        } finally {
            engine.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, text.length());
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        }
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

    /** Its system, how warm it is, and Docker in a line each, and what is not as it should be. */
    @Test
    void aStartIsToldWhatTheMachineIs() throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc/sys/kernel")).resolve("../..");
        Files.writeString(proc.resolve("meminfo"), "MemTotal: 8388608 kB\nMemAvailable: 4194304 kB\n");
        Files.writeString(proc.resolve("sys/kernel/osrelease"), "6.18\n");
        Doctor doctor = new Doctor(new LinuxVitals(new KernelFiles(folder), programs), programs);
        List<String> lines = doctor.beforeStart(Memory.ofGibibytes(4)).stream()
                .map(Diagnosis::line)
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("system: Linux 6.18");
        assertThat(lines.get(1)).startsWith("thermal state: not known, ").contains("as in a virtual machine");
        assertThat(lines.get(2)).startsWith("Docker engine: none (docker is not there");
        assertThat(doctor.beforeStart(Memory.ofGibibytes(5)).getLast().line())
                .startsWith("warn: memory: 4096M are available now, what is started needs 5120M at least. End ");
    }

    /** A virtual machine that is too small for all containers is nothing that macOS or Linux would tell. */
    @Test
    void aStartInContainersIsToldWhatTheirEngineIsShortOf() {
        programs.with("pmset -g therm", "CPU_Speed_Limit = 50")
                .with("memory_pressure -Q", "The system has 8589934592\nSystem-wide memory free percentage: 50%");
        Doctor doctor = new Doctor(new MacVitals("14.5", programs), programs);
        ContainerEngine engine = new ContainerEngine("28.2.2", "Docker Desktop", "2.26.1", 4, Memory.ofGibibytes(8), 2);
        List<String> lines = doctor.before(engine).stream().map(Diagnosis::line).toList();
        assertThat(lines.getFirst()).isEqualTo("system: macOS 14.5");
        assertThat(lines.get(1)).startsWith("warn: thermal state: ");
        assertThat(lines.getLast()).startsWith("warn: Docker engine's memory: 8192M of memory; 16384M are needed");
        assertThat(lines).noneMatch(line -> line.startsWith("Docker engine's cores"));
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
