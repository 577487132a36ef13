package io.nautilus.runtime.kafka;

import io.nautilus.runtime.log.LogRecord;
import io.nautilus.runtime.log.SnapshotMaker;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A partition as the maker of snapshots reads it, with a consumer of its own for each stretch. */
public final class PartitionLog implements SnapshotMaker.Source {
    private final KafkaClients clients;
    private final TopicPartition partition;

    public PartitionLog(KafkaClients clients, TopicPartition partition) {
        this.clients = clients;
        this.partition = partition;
    }

    @Override
    public long end() {
        try (PartitionScan scan = new PartitionScan(clients, partition)) {
            return scan.end();
        }
    }

    @Override
    public void read(long from, long to, Consumer<LogRecord> reader) {
        try (PartitionScan scan = new PartitionScan(clients, partition)) {
            scan.read(from, to + 1, reader);
        }
    }
}
