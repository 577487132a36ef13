package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.risk.domain.RiskGate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The hooks of tests: one setting, made by mistake, changes nothing of how orders are decided. */
class PoisonHooksTest {
    private static final String PREFIX = "nautilus.risk.test-poison-prefix";
    private static final String HOOKS = "nautilus.risk.test-hooks";

    private final RiskGate gate = new RiskGate();

    @Test
    void thePrefixAlonePoisonsNothing() {
        assertThat(RiskModule.poisoned(gate, RiskConfigTest.config(Map.of(PREFIX, "x"))))
                .isSameAs(gate);
        assertThat(RiskModule.poisoned(gate, RiskConfigTest.config(Map.of(PREFIX, "x", HOOKS, "false"))))
                .isSameAs(gate);
    }

    @Test
    void theHooksAlonePoisonNothing() {
        assertThat(RiskModule.poisoned(gate, RiskConfigTest.config(Map.of(HOOKS, "true"))))
                .isSameAs(gate);
        assertThat(RiskModule.poisoned(gate, RiskConfigTest.config(Map.of()))).isSameAs(gate);
    }

    @Test
    void bothTogetherPoison() {
        assertThat(RiskModule.poisoned(gate, RiskConfigTest.config(Map.of(PREFIX, "x", HOOKS, "true"))))
                .isInstanceOf(PoisonedGate.class);
    }
}
