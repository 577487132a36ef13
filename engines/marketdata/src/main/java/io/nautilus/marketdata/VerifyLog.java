package io.nautilus.marketdata;

import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.marketdata.domain.simulated.SimulatedInstrument;
import io.nautilus.runtime.kafka.JournalVerification;
import java.util.Set;

/** Verifies a journal of marketdata: {@code BOOTSTRAP_SERVERS PARTITION}. Started by {@code nautilus verify-log}. */
public final class VerifyLog {
    private VerifyLog() {}

    public static void main(String[] arguments) {
        int partition = Integer.parseInt(arguments[1]);
        System.exit(new JournalVerification(arguments[0], Topics.MARKET_DATA, partition)
                .check(new Writer(WriterKind.MARKETDATA, partition), Set.of(SimulatedInstrument.VENUE)));
    }
}
