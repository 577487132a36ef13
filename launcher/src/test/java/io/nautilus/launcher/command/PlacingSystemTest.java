package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.KernelFiles;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.command.LauncherProcess.Ended;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.faults.Platform;
import io.nautilus.launcher.placement.ThisMachine;
import io.nautilus.launcher.process.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        Path mine = Files.write(home.resolve("mine.env"), orderPathApart());
        Ended start = nautilus.start("--detach", "--env-file", mine.toString());
        assertThat(start.exitCode()).as(start.output()).isZero();
        assertThat(start.output()).contains("placement   plan ");
        JsonNode plan = JsonFile.parse(nautilus.run("plan", "--json", "--env-file", mine.toString())
                        .output())
                .orElseThrow();
        for (String name : Catalogue.names()) {
            String planned = plan.at("/containers/" + name + "/cpuset").asText();
            KernelFiles.ofThisSystem()
                    .value("/proc/" + nautilus.pid(name) + "/status", "Cpus_allowed_list")
                    .ifPresent(cores -> assertThat(cores).as(name).isEqualTo(planned));
        }
        assertThat(nautilus.ask(RISK, "/status")).contains("NAUTILUS_PLAN_ID=", "NAUTILUS_HEAP=");
        assertThat(nautilus.run("status").output()).contains("cores asked", "does not say");

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

    /** A plan that no process has by itself: risk and the broker on the first core, the others on the last. */
    private static List<String> orderPathApart() {
        List<Integer> cores = ThisMachine.detected().machine().cores().numbers();
        List<String> lines = new ArrayList<>(List.of("RISK_EXCLUSIVE=false"));
        for (String name : Catalogue.names()) {
            boolean first = name.equals("risk") || name.equals(Catalogue.BROKER);
            lines.add(name.toUpperCase(Locale.ROOT) + "_CPUSET=" + (first ? cores.getFirst() : cores.getLast()));
        }
        return lines;
    }

    @Test
    void refusesToPlanWhatCannotBe() throws Exception {
        for (String flags : List.of("--tier huge", "--memory many", "--memory -1", "--memory 99999")) {
            Ended refused = nautilus.start(flags.split(" "));
            assertThat(refused.exitCode()).as(refused.output()).isEqualTo(ExitCode.BAD_FLAGS.status());
            assertThat(refused.output()).contains(flags.split(" ")[0]);
        }
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
