package io.nautilus.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final Repeats<Integer> repeats = new Repeats<>(2);
    private int calls;

    private CompletionStage<Integer> call() {
        return CompletableFuture.completedFuture(++calls);
    }

    private CompletionStage<Integer> once(String key, String asked) {
        return repeats.once(key, asked, this::call);
    }

    @Test
    void aKeyIsAnsweredOnceAndNoKeyEachTime() {
        assertThat(once("a", "x")).isCompletedWithValue(1);
        assertThat(once("a", "x")).isCompletedWithValue(1);
        assertThat(once("b", "x")).isCompletedWithValue(2);
        assertThat(once("", "x")).isCompletedWithValue(3);
        assertThat(once("", "x")).isCompletedWithValue(4);
        assertThat(repeats.count()).isEqualTo(2);
    }

    @Test
    void aRepeatWaitsForTheFirstAnswer() {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        repeats.once("a", "x", () -> first);
        CompletionStage<Integer> repeat = once("a", "x");
        assertThat(repeat).isNotDone();
        first.complete(7);
        assertThat(repeat).isCompletedWithValue(7);
        assertThat(calls).isZero();
    }

    @Test
    void anotherCallWithTheSameKeyIsRefused() {
        once("a", "x");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> once("a", "y"))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("idempotency-key-reused"));
    }

    @Test
    void theOldestKeyIsForgottenAtTheLimit() {
        once("a", "x");
        once("b", "x");
        once("c", "x");
        assertThat(once("b", "x")).isCompletedWithValue(2);
        assertThat(once("a", "x")).isCompletedWithValue(4);
    }

    @Test
    void aRefusalIsAnOutcomeAndAFailureThatMayPassIsNone() {
        assertThat(repeats.once("a", "x", () -> {
                    throw Problem.of(409, "venue-busy", "SIM", "wait").exception();
                }))
                .isCompletedExceptionally();
        assertThat(once("a", "x")).isCompletedExceptionally();
        assertThat(repeats.once("b", "x", () -> {
                    throw Problem.of(503, "too-many-waiting", "64", "wait").exception();
                }))
                .isCompletedExceptionally();
        assertThat(once("b", "x")).isCompletedWithValue(1);
    }
}
