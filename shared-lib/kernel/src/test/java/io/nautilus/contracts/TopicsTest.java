package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void theBrokerKeepsHotTopicsForSixHoursAndFourGibibytes() {
        assertThat(Topics.named("market-data").brokerConfig())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "21600000",
                        "retention.bytes", "4294967296",
                        "segment.bytes", "67108864",
                        "message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void jsonThatStaysForAMonthIsCompressed() {
        assertThat(Topics.named("bars").brokerConfig())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "2592000000",
                        "retention.bytes", "-1",
                        "segment.bytes", "67108864",
                        "compression.type", "gzip",
                        "message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void whatDecidesIsNeverDeleted() {
        for (String name : List.of("order-requests", "order-events", "commands")) {
            assertThat(Topics.named(name).brokerConfig())
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "-1")
                    .containsEntry("retention.bytes", "-1");
        }
    }

    @Test
    void cachesAreCompactedWithoutARetentionTime() {
        for (String name : List.of("instruments", "portfolio", "engine-status")) {
            assertThat(Topics.named(name).brokerConfig())
                    .containsEntry("cleanup.policy", "compact")
                    .doesNotContainKeys("retention.ms", "retention.bytes");
        }
    }

    @Test
    void thereAreTheTwelveTopicsOfTheFlow() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .containsExactly(
                        "market-data",
                        "features",
                        "predictions",
                        "order-requests",
                        "order-events",
                        "commands",
                        "bars",
                        "factors",
                        "analytics",
                        "instruments",
                        "portfolio",
                        "engine-status");
        assertThatIllegalArgumentException().isThrownBy(() -> Topics.named("orders"));
    }
}
