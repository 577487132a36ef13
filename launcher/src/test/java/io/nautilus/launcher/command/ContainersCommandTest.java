package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.containers.Docker;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.placement.SystemProgram;
import io.nautilus.launcher.process.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
