package io.nautilus.risk;

import io.nautilus.contracts.Topics;
import io.nautilus.risk.domain.RiskGate;
import io.nautilus.runtime.kafka.JournalVerification;

/** Verifies risk's journal: {@code BOOTSTRAP_SERVERS SHARD}. Started by {@code nautilus verify-log}. */
public final class VerifyLog {
    private VerifyLog() {}

    public static void main(String[] arguments) {
        int shard = Integer.parseInt(arguments[1]);
        System.exit(new JournalVerification(arguments[0], Topics.ORDER_EVENTS, shard)
                .decide(RiskChannels.spec(shard, 1), RiskGate::new));
    }
}
