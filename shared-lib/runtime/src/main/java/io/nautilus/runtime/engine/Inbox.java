package io.nautilus.runtime.engine;

import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.http.Problem;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Changes that HTTP asks of a loop: bounded, carried out by the loop between two steps, answered when done. */
public final class Inbox {
    private record Task<A>(Supplier<A> change, CompletableFuture<A> answer) {
        void carryOut() {
            try {
                answer.complete(change.get());
            } catch (RuntimeException refused) {
                answer.completeExceptionally(refused);
            }
        }
    }

    private final ArrayBlockingQueue<Task<?>> tasks;
    private final Semaphore signal = new Semaphore(0);

    public Inbox(int capacity) {
        tasks = new ArrayBlockingQueue<>(capacity);
    }

    /** Its limit, for metrics. */
    public Bound bound() {
        return new Bound("inbox", tasks.size() + tasks.remainingCapacity(), Policy.REFUSE, tasks::size);
    }

    /** Asks for a change. Throws a 503 problem when too many wait already. */
    public <A> CompletableFuture<A> ask(Supplier<A> change) {
        Task<A> task = new Task<>(change, new CompletableFuture<>());
        if (!tasks.offer(task)) {
            throw Problem.of(503, "too-many-waiting", tasks.size() + " changes wait", "try again in a moment")
                    .exception();
        }
        wake();
        return task.answer();
    }

    /** Carries out what waits. Called by the loop. */
    void carryOut() {
        for (Task<?> task = tasks.poll(); task != null; task = tasks.poll()) {
            task.carryOut();
        }
    }

    void wake() {
        signal.release();
    }

    /** Waits until something is asked, {@link #wake} is called or the time is over. Called by the loop. */
    void await(long nanos) {
        try {
            if (signal.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
