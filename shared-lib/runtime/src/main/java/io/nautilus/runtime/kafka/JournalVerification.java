package io.nautilus.runtime.kafka;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.log.LogVerifier;
import io.nautilus.runtime.log.MarketVerifier;
import io.nautilus.runtime.log.ShardSpec;
import io.nautilus.runtime.log.VerifyReport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** What {@code nautilus verify-log} runs in an engine's own class path: verifies a journal and prints one line. */
public final class JournalVerification {
    public static final int EQUAL = 0;
    /** The exit status where the journal is not what its inputs give. */
    public static final int DIFFERENT = 6;

    private final KafkaClients clients;
    private final TopicPartition journal;

    public JournalVerification(String bootstrapServers, String topic, int partition) {
        this.clients = new KafkaClients(bootstrapServers, "verify-log");
        this.journal = new TopicPartition(topic, partition);
    }

    /** Decides a shard's inputs again. Returns the exit status. */
    public <E extends Message, D extends Decider<E> & Durable> int decide(ShardSpec spec, Supplier<D> newDecider) {
        try (KafkaVerifiedLog log = new KafkaVerifiedLog(clients, journal, spec.writer(), spec.inputs())) {
            return print(LogVerifier.verify(journal.toString(), spec, newDecider, log));
        }
    }

    /**
     * Checks what an engine published whose inputs are sockets; of {@code exactVenues} all messages must agree. Returns
     * the exit status.
     */
    public int check(Writer writer, Set<String> exactVenues) {
        try (KafkaVerifiedLog log = new KafkaVerifiedLog(clients, journal, writer, List.of())) {
            return print(MarketVerifier.verify(journal.toString(), writer, exactVenues, log));
        }
    }

    private static int print(VerifyReport report) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(report.summary());
        return report.difference() == null ? EQUAL : DIFFERENT;
    }
}
