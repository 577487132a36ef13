package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.data.DataFolder;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Hints;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From answers in the form of {@code GET /risk/state}. */
class TradingStateTest {
    @Test
    void saysNothingWhereEverythingIsTraded() {
        assertThat(line("{\"all\":\"ACTIVE\",\"accounts\":{\"main\":\"ACTIVE\"},\"hold\":\"\",\"reason\":\"\"}"))
                .isEmpty();
    }

    @Test
    void saysWhatGoesOnAfterAHold() {
        assertThat(line("{\"all\":\"ACTIVE\",\"accounts\":{},\"hold\":\"log-truncated: booted anew\",\"reason\":\"\"}"))
                .contains("trading is held (log-truncated: booted anew). To go on: scripts/nautilus accept-log");
    }

    @Test
    void saysThatTradingIsHaltedAndWhy() {
        assertThat(line("{\"all\":\"HALTED\",\"accounts\":{},\"hold\":\"\",\"reason\":\"lunch\"}"))
                .contains("trading is HALTED for all accounts (lunch). To go on: POST /risk/resume, as admin");
        assertThat(line("{\"all\":\"ACTIVE\",\"accounts\":{\"a\":\"HALTED\",\"b\":\"ACTIVE\"},\"hold\":\"\"}"))
                .contains("trading is restricted for a HALTED");
    }

    @Test
    void takesNothingElseForAState() {
        assertThat(TradingState.of(JsonFile.parse("{\"code\":\"not-found\"}").orElseThrow()))
                .isEmpty();
    }

    private static Optional<String> line(String json) {
        Path home = Path.of("/home");
        return TradingState.of(JsonFile.parse(json).orElseThrow())
                .flatMap(state -> state.line(Hints.of(home, new DataFolder(home.resolve("data")))));
    }
}
