package io.nautilus.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    /** What every third port allows, and no other base. */
    @Test
    void everyPortOfABaseIsFree() {
        int base = FreePorts.base(List.of(100, 103, 1_093), port -> port % 3 == 1);

        assertThat(base % 3).isZero();
        assertThat(base + 100).isGreaterThanOrEqualTo(29_500);
        assertThat(base + 1_093).isLessThan(32_000);
    }

    @Test
    void eachIsAsked() {
        Set<Integer> asked = new TreeSet<>();
        int base = FreePorts.base(List.of(2, 0, 1), asked::add);

        assertThat(asked).containsExactly(base, base + 1, base + 2);
    }

    @Test
    void whereOneIsAlwaysTakenThereIsNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FreePorts.base(List.of(0, 1), port -> port % 2 == 0))
                .withMessage("127.0.0.1 has no base for free ports at [0, 1]");
    }
}
