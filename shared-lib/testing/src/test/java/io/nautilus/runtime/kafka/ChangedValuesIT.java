package io.nautilus.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.PortfolioRecord.Cash;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.testing.TestLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedValuesIT {
    @TempDir
    Path folder;

    private static Cash cash(String account, String balance, long offset) {
        return new Cash(account, "USD", balance, new Source(Topics.ORDER_EVENTS, 0, offset, 0));
    }

    @Test
    void afterARestartOnlyWhatDiffersIsWritten() {
        try (TestLog log = TestLog.start(folder.resolve("kafka"))) {
            run(log, cash("a", "1", 1), cash("b", "1", 2), cash("a", "2", 3));
            run(log, cash("a", "2", 3), cash("b", "5", 4));
            List<Cash> kept = log.keyed(Topics.PORTFOLIO).stream()
                    .map(each -> JsonRecords.decode(each.value(), Cash.class))
                    .toList();
            assertThat(kept).containsExactly(cash("a", "2", 3), cash("b", "1", 2), cash("b", "5", 4));
        }
    }

    /** A writer's life: it reads what is there, says its state once and ends. */
    private static void run(TestLog log, Cash... state) {
        KafkaClients clients = new KafkaClients(log.bootstrapServers(), "values-it");
        try (CompactedTopic topic = new CompactedTopic(clients, Topics.PORTFOLIO, (code, message) -> {
            throw new AssertionError(message);
        })) {
            ChangedValues values = new ChangedValues(topic);
            values.load();
            for (Cash each : state) {
                values.set(each);
            }
            values.flush();
        }
    }
}
