package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.Memory;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.containers.Docker;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.SystemProgram;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersCommandTest {
    /** Stops whatever it is told to. */
    private static final class Obedient implements Docker {
        @Override
        public SystemProgram.Answer ask(List<String> arguments) {
            throw new AssertionError(arguments);
        }

        @Override
        public int run(Path log, List<String> arguments) {
            assertThat(arguments).contains("down").doesNotContain("-v", "--volumes");
            return 0;
        }

        @Override
        public int show(List<String> arguments) {
            throw new AssertionError(arguments);
        }
    }

    @TempDir
    private Path folder;

    private String stop() {
        StringWriter said = new StringWriter();
        Home home = new Home(folder, Path.of("java"), "");
        DataFolder data = new DataFolder(folder.resolve("data"));
        new ContainersCommand(home, data, Terminal.of(new PrintWriter(said)), new Obedient()).stop();
        return said.toString();
    }

    /** An engine without images and volumes. */
    private static final class Empty implements Docker {
        @Override
        public SystemProgram.Answer ask(List<String> arguments) {
            return new SystemProgram.Answer("", "no such object");
        }

        @Override
        public int run(Path log, List<String> arguments) {
            throw new AssertionError(arguments);
        }

        @Override
        public int show(List<String> arguments) {
            throw new AssertionError(arguments);
        }
    }

    /** As a start without containers does. */
    @Test
    void aStartSaysHowWarmTheMachineIs() throws IOException {
        Files.copy(Path.of("../resource-profiles.yml"), folder.resolve("resource-profiles.yml"));
        StringWriter said = new StringWriter();
        ContainerEngine engine =
                new ContainerEngine("28.2.2", "Docker Desktop", "2.26.1", 8, Memory.ofGibibytes(16), 2);
        new ContainersCommand(
                        new Home(folder, Path.of("java"), ""),
                        new DataFolder(folder.resolve("data")),
                        Terminal.of(new PrintWriter(said)),
                        new Empty())
                .start(new Way(Optional.of(engine), "as asked"), Plan.simulated(Plan.DEFAULT_BASE_PORT), true);

        assertThat(said.toString())
                .containsPattern("(?m)^machine      (\\w+: )?system: ")
                .containsPattern("(?m)^machine      (\\w+: )?thermal state: ")
                .contains("This was a dry run");
    }

    /** What deletes volumes deletes those of what was stopped, also where the environment names another project. */
    @ParameterizedTest
    @CsvSource({"COMPOSE_PROJECT_NAME=try, try", "COMPOSE_PROJECT_NAME=, nautilus", "NAUTILUS_UID=1, nautilus"})
    void whatDeletesTheLogNamesItsProject(String values, String project) throws IOException {
        Files.writeString(folder.resolve(".env"), values + "\n");

        assertThat(stop()).contains("`docker compose -p " + project + " -f docker-compose.m4max.yml down -v`");
    }

    @Test
    void withoutValuesTheProjectIsTheFilesOwn() {
        assertThat(stop()).contains("`docker compose -p nautilus -f ");
    }
}
