package io.nautilus.risk;

import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.risk.domain.DryRun;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.runtime.engine.EpochClock;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Orders that nobody sent, waiting for what the checks say of them. The thread that decides answers, between its steps:
 * at most {@value #CAPACITY} wait, one more is refused.
 */
@Singleton
public class DryRuns {
    static final int CAPACITY = 64;
    private static final long WITHIN_SECONDS = 2;

    private final BlockingQueue<Asked> inbox = new ArrayBlockingQueue<>(CAPACITY);

    private record Asked(OrderTerms terms, CompletableFuture<DryRun> answer) {}

    /** Any thread. Empty when too many wait; the answer fails with a timeout where the loop does not come to it. */
    Optional<CompletableFuture<DryRun>> ask(OrderTerms terms) {
        CompletableFuture<DryRun> answer = new CompletableFuture<>();
        return inbox.offer(new Asked(terms, answer))
                ? Optional.of(answer.orTimeout(WITHIN_SECONDS, TimeUnit.SECONDS))
                : Optional.empty();
    }

    /** The thread that decides. */
    void answer(RiskGate gate) {
        for (Asked asked = inbox.poll(); asked != null; asked = inbox.poll()) {
            long nowNanos = EpochClock.SYSTEM.getAsLong();
            asked.answer().complete(gate.dryRun(asked.terms(), new Moment(nowNanos, nowNanos)));
        }
    }
}
