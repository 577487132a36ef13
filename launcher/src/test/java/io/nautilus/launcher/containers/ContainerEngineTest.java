package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.hardware.CoreSet;
import io.nautilus.hardware.Machine;
import io.nautilus.hardware.Memory;
import io.nautilus.launcher.doctor.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContainerEngineTest {
    private static final String INFO = "docker info --format {{json .}}";
    private static final String COMPOSE = "docker compose version --short";

    private static String recorded() throws IOException {
        return Files.readString(Path.of("../scripts/tests/built/samples/docker-info.txt"));
    }

    @Test
    void saysWhatAnswers() throws IOException {
        ContainerEngine.Answer answer =
                ContainerEngine.ask(new Recorded().with(INFO, recorded()).with(COMPOSE, "2.26.1-4\n"));

        assertThat(answer.engine())
                .contains(new ContainerEngine(
                        "28.2.2", "Docker Desktop", "2.26.1-4", 14, Memory.ofBytes(29_394_067_456L), 2));
    }

    @Test
    void saysWhyNoneCanBeUsed() throws IOException {
        assertThat(ContainerEngine.ask(new Recorded()).problem())
                .isEqualTo("no container engine answers: docker is not there, or is no program");
        assertThat(ContainerEngine.ask(new Recorded().with(INFO, "{\"ServerErrors\":[\"cannot connect\"]}"))
                        .problem())
                .isEqualTo("no container engine answers: docker info names no processors");
        assertThat(ContainerEngine.ask(new Recorded().with(INFO, recorded()).with(COMPOSE, "1.29.2"))
                        .problem())
                .isEqualTo("its Compose cannot be used: version 1.29.2, 2 is needed");
        assertThat(ContainerEngine.ask(new Recorded()
                                .with(INFO, recorded())
                                .failing(COMPOSE, "docker ended with 125: unknown command"))
                        .problem())
                .isEqualTo("its Compose cannot be used: docker ended with 125: unknown command");
    }

    @Test
    void ofAVirtualMachineOnlyNumbersAreKnown() {
        ContainerEngine engine = new ContainerEngine("28", "Docker Desktop", "2.26", 4, Memory.ofGibibytes(8), 2);

        assertThat(engine.machine(() -> {
                            throw new AssertionError("this machine's cores are not those of the virtual one");
                        })
                        .cores())
                .isEqualTo(CoreSet.first(4));
    }

    @Test
    void onThisMachineItsOwnCoresAreKnown() {
        Machine here = Machine.of("here", CoreSet.parse("2-5"), Memory.ofGibibytes(32), "asked");
        ContainerEngine engine = new ContainerEngine("20.10", "Debian", "2.26", 4, Memory.ofGibibytes(8), 1);

        Machine machine = engine.machine(() -> here);
        assertThat(machine.cores()).isEqualTo(CoreSet.parse("2-5"));
        assertThat(machine.memory()).isEqualTo(Memory.ofGibibytes(8));
    }
}
