package io.nautilus.launcher.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One topic as the broker has to keep it.
 *
 * @param name the topic
 * @param partitions its partitions; fixed when the data folder is formatted
 * @param settings Kafka's topic settings, by Kafka's names
 */
public record TopicPlan(String name, int partitions, Map<String, String> settings) {
    private static final long HOT_BYTES = 4L << 30;
    private static final int HOT_SEGMENT_BYTES = 64 << 20;
    private static final int SMALL_SEGMENT_BYTES = 4 << 20;

    public TopicPlan {
        settings = Map.copyOf(settings);
    }

    /** Every topic of a local machine, one partition each. */
    public static List<TopicPlan> local() {
        return List.of(
                hot("market-data"),
                journal("order-requests"),
                journal("order-events"),
                journal("commands"),
                dated("bars", Duration.ofDays(30)),
                compacted("instruments"),
                compacted("portfolio"),
                compacted("engine-status"));
    }

    /** High volume, kept for hours; small segments, since a segment is deleted as a whole. */
    static TopicPlan hot(String name) {
        return new TopicPlan(
                name,
                1,
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", Long.toString(Duration.ofHours(6).toMillis()),
                        "retention.bytes", Long.toString(HOT_BYTES),
                        "segment.bytes", Integer.toString(HOT_SEGMENT_BYTES)));
    }

    /** Kept for ever: an engine's state is the fold of it. */
    static TopicPlan journal(String name) {
        return new TopicPlan(
                name, 1, Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }

    static TopicPlan dated(String name, Duration kept) {
        return new TopicPlan(
                name, 1, Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(kept.toMillis())));
    }

    /** The last value per key, no time retention; small segments, since only closed ones are compacted. */
    static TopicPlan compacted(String name) {
        return new TopicPlan(
                name, 1, Map.of("cleanup.policy", "compact", "segment.bytes", Integer.toString(SMALL_SEGMENT_BYTES)));
    }
}
