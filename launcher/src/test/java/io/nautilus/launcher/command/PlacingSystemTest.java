package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Asked;
import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.Granted;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.command.LauncherProcess.Ended;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.faults.Platform;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a start puts what it starts: stand-ins for the engines, the real broker, and the kernel as the witness. */
class PlacingSystemTest {
    private static final int RISK = 200;

    @TempDir
    Path home;

    private LauncherProcess nautilus;

    @BeforeEach
    void installStandIns() throws IOException {
        nautilus = new LauncherProcess(home, Platform.BASE_PORT);
    }

    @AfterEach
    void stopEverything() throws Exception {
        nautilus.run("stop");
    }

    /** On Linux, where a process can be bound: the kernel says of each that it is where the plan has it. */
    @Test
    void bindsEveryProcessToItsCoresUnlessToldNotTo() throws Exception {
        CoreSet cores = ThisMachine.detected().machine().cores();
        assumeTrue(cores.size() > 1, "with one core nobody can have one alone");
        CoreSet first = cores.slice(0, 1);
        Path mine = Files.writeString(home.resolve("mine.env"), "RISK_CPUSET=" + first + "\n");
        // A promise to whoever starts it is none to what it starts.
        nautilus.with(Asked.CORES, "63").with(Asked.HEAP, "1M").with(Asked.MEMORY, "1M");
        Ended start = nautilus.start("--detach", "--env-file", mine.toString());
        assertThat(start.exitCode()).as(start.output()).isZero();
        assertThat(start.output())
                .contains("placement   plan ", "machine     system: ", "machine     thermal state: ")
                .contains("machine     Docker engine: ");
        JsonNode plan = JsonFile.parse(nautilus.run("plan", "--local", "--json", "--env-file", mine.toString())
                        .output())
                .orElseThrow();
        assertThat(plan.at("/containers/risk/cpuset").asText()).isEqualTo(first.text());
        assertThat(plan.at("/containers/risk/exclusive").asBoolean()).isTrue();
        assertThat(nautilus.ask(RISK, "/status"))
                .contains("NAUTILUS_PLAN_ID=", "NAUTILUS_HEAP=")
                .doesNotContain("NAUTILUS_MEMORY");
        String status = nautilus.run("status", "--resources").output();
        assertThat(status).contains("cores asked", "memory asked", "resident", "does not say", "Docker engine");
        KernelFiles kernel = KernelFiles.ofThisSystem();
        if (!Granted.threads(kernel, "self").isEmpty()) {
            for (String name : Catalogue.names()) {
                assertThat(Granted.threads(kernel, Long.toString(nautilus.pid(name))))
                        .as(name)
                        .containsOnlyKeys(
                                plan.at("/containers/" + name + "/cpuset").asText());
            }
            long launcher =
                    new DataFolder(nautilus.data()).holder().orElseThrow().pid();
            assertThat(Granted.threads(kernel, Long.toString(launcher)).keySet())
                    .as("the launcher is not on the core that risk has alone")
                    .isNotEmpty()
                    .noneMatch(set -> CoreSet.parse(set).overlaps(first));
            assertThat(status.lines())
                    .anyMatch(line -> line.startsWith("broker ") && line.contains("128M") && line.endsWith("as asked"));
        }

        Ended other = nautilus.start("--detach", "--no-placement");
        assertThat(other.exitCode()).isEqualTo(ExitCode.OTHER_PLAN.status());
        assertThat(other.output())
                .contains("placement: tier auto, at most 4 GiB, with " + mine + " runs, none is asked for");
        Files.writeString(mine, Files.readString(mine) + "ML_MEM=280M\n");
        Ended changed = nautilus.start("--detach", "--env-file", mine.toString());
        assertThat(changed.exitCode()).as(changed.output()).isEqualTo(ExitCode.OTHER_PLAN.status());
        nautilus.run("stop");

        Ended unplaced = nautilus.start("--detach", "--no-placement");
        assertThat(unplaced.output()).contains("placement   nothing is planned: --no-placement");
        assertThat(nautilus.ask(RISK, "/status"))
                .contains("NAUTILUS_UNPLACED=--no-placement")
                .doesNotContain("NAUTILUS_CPUSET", "NAUTILUS_HEAP");
    }

    @Test
    void refusesToPlanWhatCannotBe() throws Exception {
        for (String flags : List.of("--tier huge", "--memory many", "--memory -1", "--memory 99999")) {
            Ended refused = nautilus.start(flags.split(" "));
            assertThat(refused.exitCode()).as(refused.output()).isEqualTo(ExitCode.BAD_FLAGS.status());
            assertThat(refused.output()).contains(flags.split(" ")[0]);
        }
        Ended both = nautilus.start("--no-placement", "--env-file", "absent.env");
        assertThat(both.exitCode()).as(both.output()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(both.output()).contains("--env-file asks for a plan, and nothing is planned: --no-placement.");
        Ended unread = nautilus.start("--no-placement", "--memory", "-1");
        assertThat(unread.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        nautilus.with("NAUTILUS_PLAN_GB", "many");
        Ended variable = nautilus.start("--dry-run");
        assertThat(variable.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(variable.output()).contains("NAUTILUS_PLAN_GB is \"many\"").doesNotContain("--memory");
        assertThat(nautilus.run("plan", "--machine", "2:8").exitCode()).isZero();
        nautilus.with("NAUTILUS_PLAN_GB", "4");
        nautilus.with("M4_MAX_OPTIMIZATION", "false");
        assertThat(nautilus.start("--dry-run").output()).contains("nothing is planned: M4_MAX_OPTIMIZATION is false");
        Ended neither = nautilus.with("M4_MAX_OPTIMIZATION", "maybe").start("--dry-run");
        assertThat(neither.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(neither.output()).contains("M4_MAX_OPTIMIZATION is \"maybe\"");
        nautilus.with("M4_MAX_OPTIMIZATION", "true");
        Ended threads = nautilus.with("OMP_NUM_THREADS", "many").start("--dry-run");
        assertThat(threads.exitCode()).isEqualTo(ExitCode.BAD_FLAGS.status());
        assertThat(threads.output()).contains("OMP_NUM_THREADS is \"many\"; it has to be a whole number");
        nautilus.with("OMP_NUM_THREADS", "2");
        Ended small = nautilus.start("--memory", "1");
        assertThat(small.exitCode()).isEqualTo(ExitCode.PLAN_REFUSED.status());
        assertThat(small.output()).contains("are missing", "--no-placement");
        Files.writeString(home.resolve("resource-profiles.yml"), "services: {}");
        assertThat(nautilus.start().exitCode()).isEqualTo(ExitCode.PLAN_REFUSED.status());
        assertThat(nautilus.run("status").exitCode()).isEqualTo(ExitCode.NOT_HEALTHY.status());
        assertThat(Files.exists(nautilus.data().resolve("run/plan.json")))
                .as("nothing was begun")
                .isFalse();
    }
}
