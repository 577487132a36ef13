package io.nautilus.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nautilus.runtime.http.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox(2);

    @Test
    void whatFitsIsCarriedOutInOrderAndAnswered() {
        StringBuilder done = new StringBuilder();
        CompletableFuture<Integer> first = inbox.ask(() -> done.append("first ").length());
        CompletableFuture<Integer> second =
                inbox.ask(() -> done.append("second").length());
        assertThat(first).isNotDone();
        inbox.carryOut();
        assertThat(done.toString()).isEqualTo("first second");
        assertThat(first).isCompletedWithValue(6);
        assertThat(second).isCompletedWithValue(12);
    }

    @Test
    void whatDoesNotFitIsRefusedAndTheRestGoesOn() {
        CompletableFuture<String> first = inbox.ask(() -> "first");
        inbox.ask(() -> "second");
        assertThat(inbox.bound().size().getAsInt()).isEqualTo(2);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> inbox.ask(() -> "third"))
                .satisfies(refused -> {
                    assertThat(refused.problem().status()).isEqualTo(503);
                    assertThat(refused.problem().code()).isEqualTo("too-many-waiting");
                });
        inbox.carryOut();
        assertThat(first).isCompletedWithValue("first");
        assertThat(inbox.bound().size().getAsInt()).isZero();
        assertThat(inbox.bound().limit()).isEqualTo(2);
    }

    @Test
    void aChangeThatThrowsIsAnsweredWithItsFailureAndTheNextOneGoesOn() {
        CompletableFuture<String> broken = inbox.ask(() -> {
            throw new IllegalStateException("no");
        });
        CompletableFuture<String> next = inbox.ask(() -> "next");
        inbox.carryOut();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(broken::join)
                .withRootCauseInstanceOf(IllegalStateException.class);
        assertThat(next).isCompletedWithValue("next");
    }
}
