package io.nautilus.marketdata;

import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.kafka.JournalVerification;
import org.apache.kafka.common.TopicPartition;

/** Verifies a journal of marketdata: {@code BOOTSTRAP_SERVERS PARTITION}. Started by {@code nautilus verify-log}. */
public final class VerifyLog {
    private VerifyLog() {}

    public static void main(String[] arguments) {
        int partition = Integer.parseInt(arguments[1]);
        TopicPartition journal = new TopicPartition(Topics.MARKET_DATA, partition);
        System.exit(new JournalVerification(arguments[0], journal).check(new Writer(WriterKind.MARKETDATA, partition)));
    }
}
