package io.nautilus.portfolio.domain;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;

/** What became of a command: that of its first outcome, also where {@code commandId} only repeated it. */
public sealed interface Outcome {
    MessageId commandId();

    /** What risk said. */
    OrderEvent event();

    /** The outcome of a command by the event that gave it; {@link IllegalArgumentException} for one that gives none. */
    static Outcome of(MessageId id, OrderEvent event) {
        if (event instanceof CashChanged cash) {
            return new Deposited(id, cash);
        }
        if (event instanceof AccountReset reset) {
            return new Reset(id, reset);
        }
        if (event instanceof CommandDenied denial) {
            return new Refused(id, denial);
        }
        if (event instanceof InputRejected rejection) {
            return new Rejected(id, rejection);
        }
        throw new IllegalArgumentException("no outcome of a command: " + event);
    }

    /** The same outcome for a command that repeated it. */
    Outcome repeatedBy(MessageId repeatId);

    /** Cash came in. */
    record Deposited(MessageId commandId, CashChanged cash) implements Outcome {
        @Override
        public Outcome repeatedBy(MessageId repeatId) {
            return new Deposited(repeatId, cash);
        }

        @Override
        public OrderEvent event() {
            return cash;
        }
    }

    /** An account began anew. */
    record Reset(MessageId commandId, AccountReset reset) implements Outcome {
        @Override
        public Outcome repeatedBy(MessageId repeatId) {
            return new Reset(repeatId, reset);
        }

        @Override
        public OrderEvent event() {
            return reset;
        }
    }

    /** Risk could not decide it. */
    record Rejected(MessageId commandId, InputRejected rejection) implements Outcome {
        @Override
        public Outcome repeatedBy(MessageId repeatId) {
            return new Rejected(repeatId, rejection);
        }

        @Override
        public OrderEvent event() {
            return rejection;
        }
    }

    /** Risk refused it. */
    record Refused(MessageId commandId, CommandDenied denial) implements Outcome {
        @Override
        public Outcome repeatedBy(MessageId repeatId) {
            return new Refused(repeatId, denial);
        }

        @Override
        public OrderEvent event() {
            return denial;
        }
    }
}
