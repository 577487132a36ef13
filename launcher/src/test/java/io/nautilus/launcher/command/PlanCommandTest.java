package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Tier;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.containers.ContainerStart;
import io.nautilus.launcher.containers.DockerProgram;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.doctor.Recorded;
import io.nautilus.launcher.placement.Placing;
import io.nautilus.launcher.placement.Programs;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code nautilus plan} and {@code nautilus machine} print; {@code -Dnautilus.docs.write=true} writes the recorded outputs anew. */
class PlanCommandTest {
    private static final Path OUTPUTS = Path.of("src/test/resources/plan");
    private static final Path PROFILES = Path.of("../resource-profiles.yml");

    private static String homeBefore;

    @TempDir
    Path folder;

    private record Answer(int exitCode, String out, String err) {}

    @BeforeAll
    static void theRepositoryIsTheHome() {
        homeBefore = System.getProperty("nautilus.home");
        System.setProperty("nautilus.home", "..");
    }

    @AfterAll
    static void theHomeIsAsBefore() {
        if (homeBefore == null) {
            System.clearProperty("nautilus.home");
        } else {
            System.setProperty("nautilus.home", homeBefore);
        }
    }

    private static Answer plan(String... arguments) {
        return nautilus("plan", arguments);
    }

    /** Where programs answer so. */
    private static Answer plan(Programs programs, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new PlanCommand(programs))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return new Answer(line.execute(arguments), out.toString(), err.toString());
    }

    /** Docker Desktop, whose virtual machine has 14 cores and 28032M, with a Compose. */
    private static Programs dockerDesktop() throws IOException {
        return new Recorded()
                .with(
                        "docker info --format {{json .}}",
                        Files.readString(Path.of("../scripts/tests/built/samples/docker-info.txt")))
                .with("docker compose version --short", "2.26.1-4\n");
    }

    private static Answer nautilus(String command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Nautilus.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Answer(line.execute(all), out.toString(), err.toString());
    }

    private static void assertRefused(Answer answer, ExitCode code, String... parts) {
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(code.status());
        assertThat(answer.err()).contains(parts).doesNotContain("\tat ");
        assertThat(answer.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "m4max-16.txt,--machine m4max-16",
        "m4max-14-testing.txt,--machine m4max-14 --tier testing",
        "2-4-production.txt,--machine 2:4 --tier production",
        "256-1024.txt,--machine 256:1024",
        "3-8.json,--machine 3:8 --json",
        "8-32.env,--machine 8:32 --env",
        "8-32-local.txt,--machine 8:32 --local"
    })
    void printsWhatIsRecorded(String file, String arguments) throws IOException {
        Answer answer = plan(arguments.split(" "));
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        Path recorded = OUTPUTS.resolve(file);
        if (Boolean.getBoolean("nautilus.docs.write")) {
            Files.createDirectories(OUTPUTS);
            Files.writeString(recorded, answer.out());
        }
        assertThat(answer.out()).isEqualTo(Files.readString(recorded));
    }

    @Test
    void plansForThisMachineUnlessOneIsNamedOrContainersHaveAnother() {
        Answer answer = plan(new Recorded());
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains(
                        "Placement for this machine, tier auto",
                        "there are:  cores",
                        "This is for containers.",
                        "Planned for this machine itself: no container engine answers: docker is not there");
        assertThat(plan("--local").out())
                .contains("Memory limits and shares need containers.", "left out: nginx, not started");
    }

    /** A virtual machine's cores and memory are not those of the machine that it runs on. */
    @Test
    void plansContainersForWhatTheirEngineHas() throws IOException {
        String cores = "cores 0-13, memory 28032M";
        assertThat(plan(dockerDesktop()).out())
                .contains(
                        "Placement for Docker Desktop, tier auto\nthere are:  " + cores + " (Docker 28.2.2 on Docker",
                        "Planned for what their engine has: Docker 28.2.2 on Docker Desktop");
        assertThat(plan(dockerDesktop(), "--local").out()).contains("Placement for this machine");
        assertThat(plan(dockerDesktop(), "--machine", "2:8").out())
                .contains("Placement for 2:8")
                .doesNotContain("Planned for");
        assertThat(plan(dockerDesktop(), "--env").out())
                .contains("NAUTILUS_PLANNED_FOR=\"" + cores + "\"", "\nGRAFANA_CPUSET=12-13\n");
    }

    @Test
    void aStartInContainersTakesWhatIsPrintedForThem() throws IOException {
        String values = plan(dockerDesktop(), "--env").out();
        assertThat(values).contains("NAUTILUS_PLANNED_FOR");
        Path printed = Files.writeString(folder.resolve("engine.env"), values);
        Placing placing = Placing.planned(Tier.AUTO, Placing.ALL).with(printed);
        Plan plan = new Plan(8000, new Feed.Simulated(), false, true, Catalogue.engineNames(), placing);
        ContainerEngine engine = ContainerEngine.ask(dockerDesktop()).engine().orElseThrow();
        DataFolder data = new DataFolder(folder.resolve("data"));
        ContainerStart start = ContainerStart.of(Home.ofThisProcess(), data, engine, new DockerProgram(folder), plan);
        assertThat(start.plan().placement().orElseThrow().machine().text()).isEqualTo("cores 0-13, memory 28032M");
    }

    @Test
    void tellsOfThisMachineAndFromWhere() {
        Answer answer = nautilus("machine");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("\nmemory ", "\nDocker engine ", "A plan for it uses");
        JsonNode json = JsonFile.parse(nautilus("machine", "--json").out()).orElseThrow();
        assertThat(json.path("cores").isEmpty()).isFalse();
        assertThat(json.path("findings")).allSatisfy(finding -> {
            assertThat(finding.path("from").asText()).isNotBlank();
            assertThat(finding.has("value")).isTrue();
        });
        assertRefused(nautilus("machine", "--surprise"), ExitCode.BAD_FLAGS, "--surprise");
    }

    @Test
    void refusesFlagsThatItDoesNotKnow() {
        assertRefused(plan("--tier", "huge"), ExitCode.BAD_FLAGS, "--tier");
        assertRefused(plan("--machine", "m5"), ExitCode.BAD_FLAGS, "--machine is \"m5\"");
        assertRefused(plan("--json", "--env"), ExitCode.BAD_FLAGS, "--json", "--env");
        assertRefused(plan("--memory", "99999"), ExitCode.BAD_FLAGS, "--memory is \"99999\"");
    }

    @Test
    void refusesAMachineThatIsTooSmall() {
        assertRefused(plan("--machine", "2:2"), ExitCode.PLAN_REFUSED, "1352M are missing");
    }

    @Test
    void refusesAFileThatCannotBeRead() throws IOException {
        Path absent = folder.resolve("absent.yml");
        assertRefused(
                plan("--profiles", absent.toString()),
                ExitCode.PLAN_REFUSED,
                absent.toString(),
                "there is no such file");
        assertRefused(
                plan("--profiles", folder.toString()), ExitCode.PLAN_REFUSED, folder.toString(), "cannot be read");
        Path large = Files.write(folder.resolve("large.yml"), new byte[(1 << 20) + 1]);
        assertRefused(plan("--profiles", large.toString()), ExitCode.PLAN_REFUSED, "larger than 1 MiB");
        Path binary = Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xff, 0, 1, (byte) 0xfe});
        assertRefused(plan("--profiles", binary.toString()), ExitCode.PLAN_REFUSED, "it is not YAML");
    }

    @Test
    void namesFileKeyAndValueOfAMistake() throws IOException {
        Path file = folder.resolve("p.yml");
        Files.writeString(file, Files.readString(PROFILES).replace("${RISK_CPUSET:-}", "0-99"));
        assertRefused(
                plan("--profiles", file.toString(), "--machine", "16:64"),
                ExitCode.PLAN_REFUSED,
                ":",
                ": services.risk.cpuset is \"0-99\": there is no core 16-99");
        Files.writeString(file, Files.readString(PROFILES).replace("\n  factor:\n", "\n  fcator:\n"));
        assertRefused(
                plan("--profiles", file.toString()),
                ExitCode.PLAN_REFUSED,
                file + ": there is no entry services.factor");
        Files.writeString(file, Files.readString(PROFILES).replace("    x-heap: 192M\n", ""));
        assertRefused(
                plan("--profiles", file.toString()),
                ExitCode.PLAN_REFUSED,
                file + ": services.portfolio has no x-heap, and a JVM has to be started for it.");
        Files.writeString(file, Files.readString(PROFILES).replace("\n  prometheus:\n", "\n  promethius:\n"));
        for (String of : List.of("--env", "--local")) {
            assertRefused(
                    plan("--profiles", file.toString(), of),
                    ExitCode.PLAN_REFUSED,
                    file + ": there is no entry services.prometheus; services.promethius is no container");
        }
    }

    /** How a person shows what placement buys on two cores: the order path on one, everybody else on the other. */
    @Test
    void takesCoresThatTheFileNames() throws IOException {
        Path file = folder.resolve("p.yml");
        String text = Files.readString(PROFILES).replace("${RISK_EXCLUSIVE:-true}", "false");
        for (String name : List.of("RISK", "BROKER")) {
            text = text.replace("${" + name + "_CPUSET:-}", "${" + name + "_CPUSET:-0}");
        }
        Files.writeString(file, text.replaceAll("_CPUSET:-}", "_CPUSET:-1}"));
        Answer answer = plan("--profiles", file.toString(), "--machine", "2:8");
        assertThat(answer.out()).contains("\n0         #.  broker, risk\n", "\n1         .#  marketdata, strategy,");
    }

    /** What is printed for Compose, and what follows from a few values that a person wrote. */
    @Test
    void takesWhatItPrints() throws IOException {
        Path small = Files.writeString(
                folder.resolve("small.env"),
                "RISK_CPUSET=0\nBROKER_CPUSET=0\nRISK_EXCLUSIVE=false\nML_MEM=300M\nNAUTILUS_MEMLOCK=8388608\n");
        for (String flags : List.of("--machine 2:8", "--machine 16:64", "--machine 2:8 --env-file " + small)) {
            List<String> asked = new ArrayList<>(List.of(flags.split(" ")));
            asked.add("--env");
            Answer printed = plan(asked.toArray(String[]::new));
            assertThat(printed.exitCode()).as(printed.err()).isZero();
            assertThat(printed.out().contains("\nNAUTILUS_MEMLOCK=8388608\n")).isEqualTo(flags.contains("--env-file"));
            Path whole = Files.writeString(folder.resolve("whole.env"), printed.out());
            Answer again = plan("--machine", asked.get(1), "--env", "--env-file", whole.toString());
            assertThat(again.out()).as(flags + again.err()).isEqualTo(printed.out());
            Answer local = plan("--machine", asked.get(1), "--local", "--env-file", whole.toString());
            assertThat(local.exitCode()).as(local.err()).isZero();
        }
    }

    /** What was printed for one machine is not what another one needs. */
    @Test
    void refusesWhatWasPrintedForAnotherMachine() throws IOException {
        Path printed = Files.writeString(
                folder.resolve("16.env"), plan("--machine", "16:64", "--env").out());
        assertRefused(
                plan("--machine", "32:64", "--env-file", printed.toString()),
                ExitCode.PLAN_REFUSED,
                "NAUTILUS_PLANNED_FOR is \"cores 0-15, memory 65536M\", and \"cores 0-31, memory 65536M\" follows");
    }
}
