package io.nautilus.risk;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.risk.domain.DryRun;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.http.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Orders that nobody sent, waiting for what the checks say of them. The thread that decides answers, between its steps:
 * at most {@value #CAPACITY} wait, one more is refused, and one that waited too long makes room.
 */
@Singleton
public class DryRuns {
    static final int CAPACITY = 64;

    private static final Logger LOG = Logger.getLogger(DryRuns.class);

    private final BlockingQueue<Asked> inbox = new ArrayBlockingQueue<>(CAPACITY);
    private final Duration within;

    private record Asked(OrderTerms terms, CompletableFuture<DryRun> answer) {}

    @Inject
    DryRuns(EngineConfig config, MeterRegistry registry) {
        this(config.answerWithin());
        new Bound("dry-runs", CAPACITY, Policy.REFUSE, inbox::size).register(registry);
    }

    /** An answer is waited for so long. */
    DryRuns(Duration within) {
        this.within = within;
    }

    /**
     * Any thread. Empty when too many wait; the answer is null where the loop does not come to it in
     * time, and a problem where the checks throw.
     */
    Optional<CompletableFuture<DryRun>> ask(OrderTerms terms) {
        Asked asked = new Asked(terms, new CompletableFuture<>());
        if (!inbox.offer(asked)) {
            return Optional.empty();
        }
        return Optional.of(asked.answer()
                .completeOnTimeout(null, within.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((run, failure) -> {
                    if (run == null) {
                        inbox.remove(asked);
                    }
                }));
    }

    /** The thread that decides, by {@code checks}. */
    void answer(BiFunction<OrderTerms, Moment, DryRun> checks) {
        for (Asked asked = inbox.poll(); asked != null; asked = inbox.poll()) {
            answer(asked, checks);
        }
    }

    /** What throws is a defect, but one that has changed nothing and decided nothing: it must not end the engine. */
    private static void answer(Asked asked, BiFunction<OrderTerms, Moment, DryRun> checks) {
        long nowNanos = EpochClock.SYSTEM.getAsLong();
        try {
            asked.answer().complete(checks.apply(asked.terms(), new Moment(nowNanos, nowNanos)));
        } catch (RuntimeException | AssertionError | StackOverflowError defect) {
            LOG.errorf(defect, "a dry run threw: %s", asked.terms());
            asked.answer()
                    .completeExceptionally(
                            Problem.of(500, "dry-run-failed", defect.toString(), "the engine's log has the details")
                                    .exception());
        }
    }
}
