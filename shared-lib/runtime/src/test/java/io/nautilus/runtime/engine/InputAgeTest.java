package io.nautilus.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Input;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputAgeTest {
    private final List<Long> ages = new ArrayList<>();
    private long nowNanos;
    private final InputAge age = new InputAge(() -> nowNanos, ages::add);

    private void market(long sentNanos) {
        age.took(new Input.MarketRecord(0, 0, sentNanos, false));
    }

    private void passedAt(long nanos, boolean counts) {
        nowNanos = nanos;
        age.passed(counts);
    }

    @Test
    void theOldestInputOfAPassCounts() {
        market(1_000);
        market(400);
        market(900);
        passedAt(2_000, true);
        market(2_500);
        passedAt(2_600, true);
        assertThat(ages).containsExactly(1_600L, 100L);
    }

    @Test
    void whatIsReadToCatchUpDoesNotCountNorWhatHasNoTime() {
        market(1);
        passedAt(2_000, false);
        age.took(new Input.Timer(1));
        passedAt(3_000, true);
        passedAt(4_000, true);
        assertThat(ages).isEmpty();
    }
}
