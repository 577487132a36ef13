package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.data.DataFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HintsTest {
    private static final Path HOME = Path.of("/opt/nautilus");

    @Test
    void namesADataFolderThatIsNotTheUsualOne() {
        assertThat(hints("/opt/nautilus/data").nautilus("stop")).isEqualTo("scripts/nautilus stop");
        assertThat(hints("/mnt/a").nautilus("stop")).isEqualTo("scripts/nautilus stop --data /mnt/a");
        assertThat(hints("/mnt/a").start()).isEqualTo("scripts/start-m4max-optimized.sh --data /mnt/a");
    }

    @Test
    void quotesWhatAShellWouldTakeApart() {
        assertThat(hints("/mnt/it's a $HOME").start()).endsWith(" --data '/mnt/it'\\''s a $HOME'");
    }

    private static Hints hints(String data) {
        return Hints.of(HOME, new DataFolder(Path.of(data)));
    }
}
