package io.nautilus.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.websocket.ProcessNotes.Note;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessNotesTest {
    @TempDir
    Path data;

    private ProcessNotes notes() {
        EngineConfig config = new SmallRyeConfigBuilder()
                .withMapping(EngineConfig.class)
                .withDefaultValue("nautilus.engine", "websocket")
                .withDefaultValue("nautilus.data", data.toString())
                .build()
                .getConfigMapping(EngineConfig.class);
        return new ProcessNotes(config, new ObjectMapper());
    }

    private void note(String name, String text) throws IOException {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run").resolve(name), text);
    }

    @Test
    void notesOfProcessesAreReadByName() throws IOException {
        note("risk.json", "{\"pid\":7,\"restarts\":2,\"lastEnd\":\"killed by signal 9\",\"startMillis\":1200}");
        note("broker.json", "{\"pid\":8,\"restarts\":0,\"lastEnd\":\"\",\"startMillis\":-1}");
        note("plan.json", "{\"feed\":\"simulated\"}");
        note("launcher.lock", "not json");
        assertThat(notes().read())
                .containsExactly(new Note("broker", 0, null, null), new Note("risk", 2, "killed by signal 9", 1_200L));
    }

    @Test
    void withoutLauncherThereAreNone() throws IOException {
        assertThat(notes().read()).isEmpty();
    }

    @Test
    void whatIsTooLongIsPassedOver() throws IOException {
        note("risk.json", "{\"restarts\":1,\"lastEnd\":\"" + "x".repeat(20_000) + "\"}");
        assertThat(notes().read()).isEmpty();
    }

    @Test
    void aBrokenNoteIsSaid() throws IOException {
        note("risk.json", "{\"restarts\":");
        assertThatThrownBy(() -> notes().read()).isInstanceOf(JsonProcessingException.class);
    }
}
