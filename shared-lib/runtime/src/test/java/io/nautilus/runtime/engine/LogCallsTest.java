package io.nautilus.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.engine.LoopBody.State;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.ProblemException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What became of a call that this process knows nothing of: an earlier one may have written it. */
class LogCallsTest {
    private static final MessageId ID = new MessageId(new Writer(WriterKind.HTTP, 0), 7, 1, 0);

    private final StandInBody body = new StandInBody();
    private final Answers<String> answers = new Answers<>(Duration.ofMinutes(1), new SimpleMeterRegistry());
    private final Writable writable = new Writable(new EngineLoop("stand-in", body, (code, why) -> {
        throw new AssertionError(why);
    }));
    /** Nothing is written here. */
    private final LogCalls<String> calls = new LogCalls<>(null, answers, writable, Runnable::run);

    private static final class StandInBody implements LoopBody {
        private State state = State.READY;
        private boolean answered;

        @Override
        public void begin() {}

        @Override
        public void pass() {}

        @Override
        public void finish() {}

        @Override
        public State state() {
            return state;
        }

        @Override
        public List<Lag> lags() {
            return List.of();
        }

        @Override
        public boolean answeredBacklog() {
            return answered;
        }

        @Override
        public void wake() {}

        @Override
        public void close() {}
    }

    private Problem refusedOutcome() {
        ProblemException[] refused = {null};
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> calls.commandOutcome(ID.toString(), id -> Optional.empty()))
                .satisfies(problem -> refused[0] = problem);
        return refused[0].problem();
    }

    @Test
    void untilTheBacklogIsAnsweredNobodyIsToldThatThereIsNoSuchCall() {
        writable.check();
        Problem undecided = refusedOutcome();
        assertThat(undecided.status()).isEqualTo(503);
        assertThat(undecided.code()).isEqualTo("engine-recovering");
        assertThat(undecided.hint()).as("it may have been").doesNotContain("nothing was written");
        body.answered = true;
        assertThat(refusedOutcome().status()).isEqualTo(404);
        assertThat(calls.outcome(ID, id -> Optional.empty())).isEmpty();
    }

    @Test
    void whatIsFoundIsSaidAtOnce() {
        Response found = Response.ok("decided").build();
        assertThat(calls.outcome(ID, id -> Optional.of(found))).contains(found);
    }

    @Test
    void whileTheJournalIsNotReadThatIsSaid() {
        body.answered = true;
        body.state = State.WAITING_FOR_LOG;
        assertThat(refusedOutcome().code()).isEqualTo("log-unavailable");
        body.state = State.RECOVERING;
        assertThat(refusedOutcome().code()).isEqualTo("engine-recovering");
    }
}
