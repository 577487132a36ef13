package io.nautilus.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private static final MessageId COMMAND = new MessageId(new Writer(WriterKind.HTTP, 0), 7, 1, 0);
    private static final MessageId REPEAT = new MessageId(new Writer(WriterKind.HTTP, 0), 7, 2, 0);

    private final Outcomes outcomes = new Outcomes();

    private static InputRejected rejected(String topic, MessageId id) {
        return new InputRejected(topic, 0, 12, -1, DenialReason.STEP_FAILED, "planted", 5, "00", id);
    }

    @Test
    void aCommandThatCouldNotBeDecidedIsAnsweredWithThat() {
        InputRejected rejected = rejected(Topics.COMMANDS, COMMAND);
        assertThat(outcomes.on(rejected)).contains(new Outcome.Rejected(COMMAND, rejected));
        assertThat(outcomes.find(COMMAND)).contains(new Outcome.Rejected(COMMAND, rejected));
        assertThat(outcomes.on(new CommandRepeated(REPEAT, COMMAND))).contains(new Outcome.Rejected(REPEAT, rejected));
    }

    @Test
    void whatIsNoCommandOrNobodysIsNoOutcome() {
        assertThat(outcomes.on(rejected(Topics.ORDER_REQUESTS, COMMAND))).isEmpty();
        assertThat(outcomes.on(rejected(Topics.COMMANDS, MessageId.NONE))).isEmpty();
        assertThat(outcomes.count()).isZero();
    }
}
