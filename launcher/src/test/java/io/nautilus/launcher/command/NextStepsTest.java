package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextStepsTest {
    @Test
    void whatTradesByItselfIsNamed() {
        assertThat(NextSteps.hint(List.of("ema-1", "model-1"), true))
                .isEqualTo("   (ema-1, model-1 trade by themselves; --no-strategies stops what no person started)");
        assertThat(NextSteps.hint(List.of("mine"), false)).isEqualTo("   (mine trades by itself)");
    }

    @Test
    void whereNoneTradesNoneIsSaidTo() {
        assertThat(NextSteps.hint(List.of(), false)).isEqualTo("   (none trades; POST /strategies/ID/start lets one)");
        assertThat(NextSteps.hint(List.of(), true)).contains("begin in a moment, unless a person stopped them");
    }

    @Test
    void whereNoTerminalShowsItTheAddressIsACommandThatSaysIt() {
        assertThat(NextSteps.desk(8600, Path.of("no-such-file"), "data/secrets/trader.token"))
                .isEqualTo("echo \"http://localhost:8600/#token=$(cat data/secrets/trader.token)\"");
    }
}
