package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.risk.domain.DryRun;
import io.nautilus.risk.domain.RiskGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DryRunsTest {
    private static final OrderTerms TERMS = new OrderTerms(
            "nobody", "a", "X-USD.SIM", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 0, 1, 0, OrderTerms.NO_PRICE);

    @Test
    void soManyWaitAndOneMoreIsRefused() {
        DryRuns runs = new DryRuns(Duration.ofHours(1));
        List<CompletableFuture<DryRun>> waiting = new ArrayList<>();
        for (int i = 0; i < DryRuns.CAPACITY; i++) {
            waiting.add(runs.ask(TERMS).orElseThrow());
        }
        assertThat(runs.ask(TERMS)).isEmpty();
        runs.answer(new RiskGate());
        assertThat(waiting)
                .allSatisfy(answer ->
                        assertThat(answer.join().denial().orElseThrow().code()).isEqualTo("unknown-account"));
        assertThat(runs.ask(TERMS)).isPresent();
    }

    /** The loop does not come: who asks later is not refused for those who have gone. */
    @Test
    void oneThatWaitedTooLongMakesRoom() {
        DryRuns runs = new DryRuns(Duration.ofNanos(1));
        for (int i = 0; i <= 2 * DryRuns.CAPACITY; i++) {
            assertThat(runs.ask(TERMS).orElseThrow().join()).isNull();
        }
    }
}
