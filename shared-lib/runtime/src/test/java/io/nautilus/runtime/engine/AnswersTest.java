package io.nautilus.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static MessageId id(long seq) {
        return new MessageId(new Writer(WriterKind.HTTP, 0), 7, seq, 0);
    }

    @Test
    void anOutcomeReachesTheOneWhoWaitsForIt() {
        Answers<String> answers = new Answers<>(Duration.ofMinutes(1), registry);
        CompletableFuture<String> first = answers.expect(id(1));
        CompletableFuture<String> second = answers.expect(id(2));
        answers.complete(id(2), "done");
        answers.complete(id(3), "for nobody here");
        assertThat(second).isCompletedWithValue("done");
        assertThat(first).isNotDone();
        assertThat(waiting()).isOne();
    }

    @Test
    void whoWaitsTooLongLearnsThatTheOutcomeIsUnknown() {
        Answers<String> answers = new Answers<>(Duration.ofMillis(1), registry);
        assertThat(answers.expect(id(1)).join()).isNull();
        assertThat(waiting()).isZero();
    }

    @Test
    void aCallIsUndecidedFromItsBeginningUntilItsOutcomeIsProven() {
        Answers<String> answers = new Answers<>(Duration.ofMillis(1), registry);
        CompletableFuture<String> answer = answers.expect(id(1));
        assertThat(answers.isUndecided(id(1))).isTrue();
        assertThat(answer.join()).isNull();
        assertThat(answers.isUndecided(id(1))).isTrue();
        assertThat(answers.isUndecided(id(2))).isFalse();
        answers.complete(id(1), "done at last");
        assertThat(answers.isUndecided(id(1))).isFalse();
    }

    @Test
    void ofCallsWithoutAnOutcomeTheOldestAreForgotten() {
        Answers<String> answers = new Answers<>(Duration.ofMillis(1), registry);
        int limit = (int) undecided("nautilus.bound.limit");
        for (int seq = 0; seq <= limit; seq++) {
            answers.expect(id(seq));
        }
        assertThat(undecided("nautilus.bound.size")).isEqualTo(limit);
        assertThat(answers.isUndecided(id(0))).isFalse();
        assertThat(answers.isUndecided(id(1))).isTrue();
        assertThat(answers.isUndecided(id(limit))).isTrue();
    }

    @Test
    void atTheLimitNothingMoreIsWritten() {
        Answers<String> answers = new Answers<>(Duration.ofMinutes(1), registry);
        long limit = (long) bound("nautilus.bound.limit", "answers");
        for (long seq = 0; seq < limit; seq++) {
            answers.checkRoom();
            answers.expect(id(seq));
        }
        assertThat(waiting()).isEqualTo(limit);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(answers::checkRoom)
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("too-many-waiting"));
        answers.complete(id(0), "done");
        assertThatNoException().isThrownBy(answers::checkRoom);
    }

    private double waiting() {
        return bound("nautilus.bound.size", "answers");
    }

    private double undecided(String meter) {
        return bound(meter, "undecided-calls");
    }

    private double bound(String meter, String bound) {
        return registry.get(meter).tag("bound", bound).gauge().value();
    }
}
