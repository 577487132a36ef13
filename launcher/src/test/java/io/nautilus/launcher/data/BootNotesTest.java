package io.nautilus.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootNotesTest {
    private static final List<String> ENGINES = List.of("marketdata", "risk");

    @TempDir
    Path folder;

    private DataFolder data;
    private LogSuspicion suspicion;

    @BeforeEach
    void newFolder() {
        data = new DataFolder(folder);
        suspicion = new LogSuspicion(data);
    }

    @Test
    void suspectsNothingAtTheFirstStart() {
        boot("first").begin(ENGINES);
        assertThat(suspicion.untold("risk")).isEmpty();
    }

    @Test
    void suspectsNothingAfterDeathsOnTheSameBoot() throws IOException {
        ranOn("first");
        boot("first").begin(ENGINES);
        assertThat(suspicion.untold("risk")).isEmpty();
    }

    @Test
    void suspectsNothingOnAnotherBootAfterACleanStop() throws IOException {
        ranOn("first");
        Files.createFile(data.kafka().resolve(".kafka_cleanshutdown"));
        assertThat(boot("first").stopped()).isTrue();
        boot("second").begin(ENGINES);
        assertThat(suspicion.untold("risk")).isEmpty();
    }

    @Test
    void doesNotTakeAStopForCleanThatTheBrokerDoesNotConfirm() throws IOException {
        ranOn("first");
        assertThat(boot("first").stopped()).isFalse();
        boot("second").begin(ENGINES);
        assertThat(suspicion.untold("risk"))
                .hasValueSatisfying(why -> assertThat(why).contains("booted anew"));
    }

    @Test
    void tellsEveryEngineUntilItWasHealthyWithTheSuspicion() throws IOException {
        ranOn("first");
        boot("second").begin(ENGINES);
        suspicion.told("risk");
        assertThat(suspicion.untold("risk")).isEmpty();
        assertThat(suspicion.untold("marketdata")).isPresent();
        boot("second").begin(ENGINES);
        assertThat(new LogSuspicion(data).untold("marketdata")).isPresent();
        suspicion.told("marketdata");
        assertThat(suspicion.untold("marketdata")).isEmpty();
    }

    @Test
    void suspectsALogWithoutReadableNotes() throws IOException {
        ranOn("first");
        Files.writeString(data.run().resolve("boot.json"), "{\"bootId\":");
        boot("first").begin(ENGINES);
        assertThat(suspicion.untold("risk"))
                .hasValueSatisfying(why -> assertThat(why).contains("nothing is noted"));
    }

    @Test
    void readsTheBootFromWhatMacOsPrints() {
        assertThat(BootId.fromSysctl("{ sec = 1763895971, usec = 518230 } Sun Nov 23 11:06:11 2025\n"))
                .contains("booted-1763895971");
        assertThat(BootId.fromSysctl("")).isEmpty();
    }

    @Test
    void readsTheSameBootTwice() {
        assertThat(BootId.read()).isNotBlank().isEqualTo(BootId.read());
    }

    private BootNotes boot(String id) {
        return new BootNotes(data, id);
    }

    private void ranOn(String id) throws IOException {
        boot(id).begin(ENGINES);
        Files.createDirectories(data.kafka());
        boot(id).logServes();
    }
}
