package io.nautilus.runtime.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The first answers to calls with an {@link IdempotencyKey} of an engine that keeps no journal of them: those of the
 * newest keys, since its process began. A call that failed for a reason that may pass is not remembered.
 */
public final class Repeats<A> {
    /** What was asked with a key, and its answer. */
    private record Seen<A>(Object asked, CompletableFuture<A> answer) {}

    private final Map<String, Seen<A>> seen;

    public Repeats(int limit) {
        seen = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Seen<A>> eldest) {
                return size() > limit;
            }
        };
    }

    public synchronized int count() {
        return seen.size();
    }

    /**
     * Makes the call, or answers as the first one with this key was. An empty key is none. Throws a 422 problem
     * {@code idempotency-key-reused} where something else was asked with it.
     */
    public CompletionStage<A> once(String key, Object asked, Supplier<? extends CompletionStage<A>> call) {
        if (key.isEmpty()) {
            return call.get();
        }
        CompletableFuture<A> answer = new CompletableFuture<>();
        Seen<A> first = remember(key, new Seen<>(asked, answer));
        if (first == null) {
            return made(key, answer, call);
        }
        if (!first.asked().equals(asked)) {
            throw Problem.of(422, "idempotency-key-reused", key, "a new call needs a new key")
                    .exception();
        }
        return first.answer();
    }

    private CompletionStage<A> made(
            String key, CompletableFuture<A> answer, Supplier<? extends CompletionStage<A>> call) {
        try {
            call.get().whenComplete((done, failure) -> settle(key, answer, done, failure));
        } catch (RuntimeException failure) {
            settle(key, answer, null, failure);
        }
        return answer;
    }

    private void settle(String key, CompletableFuture<A> answer, A done, Throwable failure) {
        if (failure == null) {
            answer.complete(done);
            return;
        }
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        boolean refused =
                cause instanceof ProblemException problem && problem.problem().status() < 500;
        if (!refused) {
            forget(key);
        }
        answer.completeExceptionally(cause);
    }

    private synchronized Seen<A> remember(String key, Seen<A> asked) {
        return seen.putIfAbsent(key, asked);
    }

    private synchronized void forget(String key) {
        seen.remove(key);
    }
}
