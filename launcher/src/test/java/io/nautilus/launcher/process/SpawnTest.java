package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpawnTest {
    @TempDir
    Path folder;

    @Test
    void aHeldProgramBeginsWhenItIsLetGoUnderTheIdItHadBefore() throws Exception {
        Process held = held("echo $$ $NAME");
        ProcessIdentity before = ProcessIdentity.of(held.pid()).orElseThrow();
        Spawn.letGo(held);
        assertThat(held.waitFor()).isZero();
        assertThat(said()).isEqualTo(before.pid() + " a value");
    }

    @Test
    void aHeldProgramNeverBeginsWhenItsStarterIsGone() throws Exception {
        Process held = held("echo begun");
        held.getOutputStream().close();
        assertThat(held.waitFor()).isNotZero();
        assertThat(said()).isEmpty();
    }

    @Test
    void aProgramReadsNothing() throws Exception {
        Process held = held("cat; echo at the end");
        Spawn.letGo(held);
        assertThat(held.waitFor()).isZero();
        assertThat(said()).isEqualTo("at the end");
    }

    @Test
    void lettingGoOfWhatHasDiedChangesNothing() throws Exception {
        Process held = held("echo begun");
        held.destroyForcibly().waitFor();
        Spawn.letGo(held);
        assertThat(said()).isEmpty();
    }

    private Process held(String script) {
        return Spawn.held("some", List.of("sh", "-c", script), Map.of("NAME", "a value"), folder, log());
    }

    private Path log() {
        return folder.resolve("logs/some.log");
    }

    private String said() throws IOException {
        return Files.readString(log()).strip();
    }
}
