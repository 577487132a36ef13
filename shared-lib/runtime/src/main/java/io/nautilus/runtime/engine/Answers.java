package io.nautilus.runtime.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.MessageId;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.http.Problem;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * HTTP calls that wait for their outcome on the log. At most {@link #LIMIT} wait at a time; one more is refused before
 * anything is written. The ids of calls that were written and have no outcome yet are kept, also when nobody waits for
 * them any more: of the newest {@link #UNDECIDED}, since the process began.
 */
public final class Answers<A> {
    private static final int LIMIT = 4096;
    private static final int UNDECIDED = 4 * LIMIT;

    private final Map<MessageId, CompletableFuture<A>> waiting = new ConcurrentHashMap<>();
    private final SequencedSet<MessageId> undecided = new LinkedHashSet<>();
    private final Duration within;
    private final LongConsumer latencies;

    public Answers(Duration within, MeterRegistry registry) {
        this.within = within;
        this.latencies = LatencyTimer.register(
                "nautilus.answer", "time from writing a request or command to its proven outcome", registry);
        new Bound("answers", LIMIT, Policy.REFUSE, waiting::size).register(registry);
        new Bound("undecided-calls", UNDECIDED, Policy.FORGET, this::undecidedCount).register(registry);
    }

    /** Throws a 503 problem when too many calls wait already. */
    public void checkRoom() {
        if (waiting.size() >= LIMIT) {
            throw Problem.of(503, "too-many-waiting", LIMIT + " calls wait for their outcome", "try again in a moment")
                    .exception();
        }
    }

    /** A future that completes with the outcome, or with null when it takes too long. */
    public CompletableFuture<A> expect(MessageId id) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        begun(id);
        waiting.put(id, answer);
        answer.completeOnTimeout(null, within.toMillis(), TimeUnit.MILLISECONDS);
        long startNanos = System.nanoTime();
        answer.whenComplete((outcome, failure) -> {
            waiting.remove(id);
            if (outcome != null) {
                latencies.accept(System.nanoTime() - startNanos);
            }
        });
        return answer;
    }

    private void begun(MessageId id) {
        synchronized (undecided) {
            undecided.add(id);
            if (undecided.size() > UNDECIDED) {
                undecided.removeFirst();
            }
        }
    }

    /**
     * Whether a call with this id was written here and has no outcome yet. To be asked before the outcome is looked
     * for: what is decided in between is then found.
     */
    public boolean isUndecided(MessageId id) {
        synchronized (undecided) {
            return undecided.contains(id);
        }
    }

    private int undecidedCount() {
        synchronized (undecided) {
            return undecided.size();
        }
    }

    /** The outcome is proven, and can be found by its id already. Does nothing for what was not asked here. */
    public void complete(MessageId id, A outcome) {
        synchronized (undecided) {
            undecided.remove(id);
        }
        CompletableFuture<A> answer = waiting.get(id);
        if (answer != null) {
            answer.complete(outcome);
        }
    }
}
