package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.risk.domain.DryRun;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.runtime.http.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
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
        runs.answer(new RiskGate()::dryRun);
        assertThat(waiting)
                .allSatisfy(answer ->
                        assertThat(answer.join().denial().orElseThrow().code()).isEqualTo("unknown-account"));
        assertThat(runs.ask(TERMS)).isPresent();
    }

    /** Deciding goes on, as nothing of it was touched. */
    @Test
    void oneThatThrowsIsAProblemAndTheNextIsAnswered() {
        DryRuns runs = new DryRuns(Duration.ofHours(1));
        CompletableFuture<DryRun> broken = runs.ask(TERMS).orElseThrow();
        CompletableFuture<DryRun> next = runs.ask(TERMS).orElseThrow();
        RiskGate gate = new RiskGate();
        Iterator<RuntimeException> planted =
                List.of(new RuntimeException("planted")).iterator();
        runs.answer((terms, moment) -> {
            if (planted.hasNext()) {
                throw planted.next();
            }
            return gate.dryRun(terms, moment);
        });
        assertThatThrownBy(broken::join).cause().isInstanceOfSatisfying(ProblemException.class, failed -> {
            assertThat(failed.problem().status()).isEqualTo(500);
            assertThat(failed.problem().code()).isEqualTo("dry-run-failed");
            assertThat(failed.problem().detail()).contains("planted");
        });
        assertThat(next.join().denial().orElseThrow().code()).isEqualTo("unknown-account");
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
