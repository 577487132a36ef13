package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.hardware.Memory;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.containers.ContainerEngine;
import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.process.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayTest {
    private static final Plan PLAN = Plan.simulated(8000);
    private static final ContainerEngine ENGINE =
            new ContainerEngine("28", "Docker Desktop", "2.26", 8, Memory.ofGibibytes(16), 2);
    private static final Supplier<ContainerEngine.Answer> ANSWERS =
            () -> new ContainerEngine.Answer(Optional.of(ENGINE), "");
    private static final Supplier<ContainerEngine.Answer> SILENT =
            () -> new ContainerEngine.Answer(Optional.empty(), "no container engine answers: docker is not there");
    private static final Supplier<ContainerEngine.Answer> NOT_ASKED = () -> {
        throw new AssertionError("nobody needs to know");
    };

    @TempDir
    private Path folder;

    private Way of(Mode mode, Plan plan, Supplier<ContainerEngine.Answer> ask) {
        return Way.of(mode, plan, new DataFolder(folder), ask);
    }

    @Test
    void whatIsAskedForIsDone() {
        assertThat(of(Mode.LOCAL, PLAN, NOT_ASKED))
                .isEqualTo(new Way(Optional.empty(), "processes on this machine: as asked"));
        assertThat(of(Mode.DOCKER, PLAN, ANSWERS)).isEqualTo(new Way(Optional.of(ENGINE), "containers: as asked"));
        assertThatThrownBy(() -> of(Mode.DOCKER, PLAN, SILENT))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.NO_CONTAINERS))
                .hasMessageContaining("docker is not there");
    }

    @Test
    void autoTakesAnEngineThatAnswers() {
        assertThat(of(Mode.AUTO, PLAN, ANSWERS))
                .isEqualTo(new Way(Optional.of(ENGINE), "containers: a container engine answers"));
        assertThat(of(Mode.AUTO, PLAN, SILENT).why())
                .isEqualTo("processes on this machine: no container engine answers: docker is not there");
    }

    @Test
    void autoStaysWithTheLogThatThereIs() throws IOException {
        Files.createDirectory(folder.resolve("kafka"));
        assertThat(of(Mode.AUTO, PLAN, NOT_ASKED).why())
                .isEqualTo(
                        "processes on this machine: the data folder holds a log that processes on this machine wrote");
    }

    @Test
    void autoStaysWithContainersThatWereStarted() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("run")).resolve("containers.json"), "{\"optional\":\"\"}");
        assertThat(of(Mode.AUTO, PLAN, ANSWERS).why()).isEqualTo("containers: it was started so");
        assertThatThrownBy(() -> of(Mode.AUTO, PLAN, SILENT)).isInstanceOf(Refusal.class);
    }

    @Test
    void autoRunsSomeEnginesAloneAsProcesses() {
        assertThat(of(Mode.AUTO, PLAN.only(List.of("risk")), NOT_ASKED).engine())
                .isEmpty();
    }
}
