package io.nautilus.portfolio.domain;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;

/** What became of a command: that of its first outcome, also where {@code commandId} only repeated it. */
public sealed interface Outcome {
    MessageId commandId();

    /** The same outcome for a command that repeated it. */
    Outcome repeatedBy(MessageId repeatId);

    /** Cash came in. */
    record Deposited(MessageId commandId, CashChanged cash) implements Outcome {
        @Override
        public Outcome repeatedBy(MessageId repeatId) {
            return new Deposited(repeatId, cash);
        }
    }

    /** An account began anew. */
    record Reset(MessageId commandId, AccountReset reset) implements Outcome {
        @Override
        public Outcome repeatedBy(MessageId repeatId) {
            return new Reset(repeatId, reset);
        }
    }

    /** Risk could not decide it. */
    record Rejected(MessageId commandId, InputRejected rejection) implements Outcome {
        @Override
        public Outcome repeatedBy(MessageId repeatId) {
            return new Rejected(repeatId, rejection);
        }
    }

    /** Risk refused it. */
    record Refused(MessageId commandId, CommandDenied denial) implements Outcome {
        @Override
        public Outcome repeatedBy(MessageId repeatId) {
            return new Refused(repeatId, denial);
        }
    }
}
