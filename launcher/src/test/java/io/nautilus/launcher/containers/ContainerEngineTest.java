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

/** On samples that scripts/tests/built/doctor.bats says the versions of. */
class ContainerEngineTest {
    private static final String INFO = "docker info --format {{json .}}";
    private static final String COMPOSE = "docker compose version --short";

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of("../scripts/tests/built/samples", name));
    }

    private static ContainerEngine.Answer ask(String sample, String compose) throws IOException {
        return ContainerEngine.ask(new Recorded().with(INFO, sample(sample)).with(COMPOSE, compose + "\n"));
    }

    @Test
    void saysWhatAnswers() throws IOException {
        assertThat(ask("docker-info.txt", "2.36.2-desktop.1").engine())
                .contains(new ContainerEngine(
                        "28.2.2", "Docker Desktop", "2.36.2-desktop.1", 14, Memory.ofBytes(29_394_067_456L), 2));
        assertThat(ask("docker-info-debian.txt", "2.26.1-4").engine())
                .contains(new ContainerEngine(
                        "20.10.24+dfsg1",
                        "Debian GNU/Linux 12 (bookworm)",
                        "2.26.1-4",
                        2,
                        Memory.ofBytes(8_215_203_840L),
                        2));
        assertThat(ask("docker-info-debian.txt", "v2.5.0").engine()).isPresent();
    }

    @Test
    void saysWhyNoneAnswers() throws IOException {
        assertThat(ContainerEngine.ask(new Recorded()).problem())
                .isEqualTo("no container engine answers: docker is not there, or is no program");
        String cannot = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon"
                + " running?";
        assertThat(ContainerEngine.ask(new Recorded()
                                .failing(INFO, sample("docker-info-none.txt"), "docker ended with 1: " + cannot))
                        .problem())
                .isEqualTo("no container engine answers: docker ended with 1: " + cannot);
        // Of a client of version 20.10, which ends well.
        String old = "{\"ServerErrors\":[\"" + cannot + "\"],\"ClientInfo\":{\"Debug\":false,\"Context\":\"default\"}}";
        assertThat(ContainerEngine.ask(new Recorded().with(INFO, old)).problem())
                .isEqualTo("no container engine answers: " + cannot);
        assertThat(ask("docker-info-none.txt", "2.26.1-4").problem())
                .isEqualTo("no container engine answers: docker info named no processors");
        assertThat(ContainerEngine.ask(new Recorded().with(INFO, "{\"NCPU\":2}"))
                        .problem())
                .isEqualTo("the container engine does not say how much memory it has");
    }

    @Test
    void saysWhyItsComposeCannotBeUsed() throws IOException {
        assertThat(ask("docker-info-debian.txt", "1.29.2").problem())
                .isEqualTo("its Compose cannot be used: version 1.29.2, 2 is needed");
        // What the client says that has no such plugin.
        assertThat(ContainerEngine.ask(new Recorded()
                                .with(INFO, sample("docker-info-debian.txt"))
                                .failing(COMPOSE, "docker ended with 125: unknown flag: --short"))
                        .problem())
                .isEqualTo("its Compose cannot be used: docker ended with 125: unknown flag: --short");
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
