package io.nautilus.runtime.engine;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.Unknown;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What every changing HTTP call does: it is refused while nothing can be decided, else written to the log, and waits
 * for its outcome on the journal.
 */
public final class LogCalls<A> {
    /** Turns an outcome into an answer; the outcome is null when it did not come in time, which is not a refusal. */
    @FunctionalInterface
    public interface Rendering<A, R> {
        R of(MessageId id, A outcome);
    }

    private final RequestLog log;
    private final Answers<A> answers;
    private final Writable writable;
    private final Executor renderers;

    /** Outcomes are rendered by {@code renderers}, since the loop, which brings them, has orders to decide. */
    public LogCalls(RequestLog log, Answers<A> answers, Writable writable, Executor renderers) {
        this.log = log;
        this.answers = answers;
        this.writable = writable;
        this.renderers = renderers;
    }

    /** Writes a request that is made with its id. */
    public <R> CompletionStage<R> request(Function<MessageId, OrderRequest> made, Rendering<A, R> rendering) {
        return call(log::request, made, rendering);
    }

    /** Writes a command that is made with its id. */
    public <R> CompletionStage<R> command(Function<MessageId, Command> made, Rendering<A, R> rendering) {
        return call(log::command, made, rendering);
    }

    /**
     * What became of a call: what {@code find} has of it, or that its outcome is unknown as yet; nothing where nobody
     * asked. Throws a 503 problem where that cannot be told yet: the journal is not read, or what stood on the log when
     * this process began is not decided.
     */
    public Optional<Response> outcome(MessageId id, Function<MessageId, Optional<Response>> find) {
        boolean undecided = answers.isUndecided(id);
        Optional<RuntimeException> unread = writable.unread();
        Optional<Response> found = find.apply(id);
        if (found.isPresent()) {
            return found;
        }
        if (undecided) {
            return Optional.of(Unknown.still(id, !log.isUnacknowledged(id)));
        }
        unread.ifPresent(refusal -> {
            throw refusal;
        });
        return Optional.empty();
    }

    /** What became of the command with this id, as above. Throws a 404 problem where there is none. */
    public Response commandOutcome(String id, Function<MessageId, Optional<Response>> find) {
        return parsed(id).flatMap(command -> outcome(command, find)).orElseThrow(() -> Problem.of(
                        404, "unknown-command", id, "it has no outcome, or one that is no longer remembered")
                .exception());
    }

    private static Optional<MessageId> parsed(String id) {
        try {
            return Optional.of(MessageId.parse(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private <M, R> CompletionStage<R> call(
            BiFunction<Function<MessageId, M>, Consumer<MessageId>, MessageId> write,
            Function<MessageId, M> made,
            Rendering<A, R> rendering) {
        writable.check();
        answers.checkRoom();
        AtomicReference<CompletableFuture<A>> answer = new AtomicReference<>();
        MessageId id = write.apply(made, known -> answer.set(answers.expect(known)));
        return answer.get().thenApplyAsync(outcome -> rendering.of(id, outcome), renderers);
    }
}
