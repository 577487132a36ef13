package io.nautilus.strategy;

import io.nautilus.contracts.Topics;
import io.nautilus.runtime.kafka.JournalVerification;
import io.nautilus.strategy.domain.Desk;

/** Verifies strategy's journal: {@code BOOTSTRAP_SERVERS SHARD}. Started by {@code nautilus verify-log}. */
public final class VerifyLog {
    private VerifyLog() {}

    public static void main(String[] arguments) {
        int shard = Integer.parseInt(arguments[1]);
        System.exit(new JournalVerification(arguments[0], Topics.ORDER_REQUESTS, shard)
                .decide(StrategyChannels.spec(shard), () -> new Desk(StrategyChannels.writer(shard))));
    }
}
