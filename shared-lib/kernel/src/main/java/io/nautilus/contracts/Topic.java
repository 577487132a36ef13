package io.nautilus.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic: what it carries, how it is cut into partitions and how long it is kept. {@code partitions} is the count of a
 * data folder of one machine; a shard's counts are fixed when the folder is formatted.
 */
public record Topic(
        String name, String carries, Form form, String writtenBy, String partitionedBy, int partitions, Kept kept) {
    private static final int SEGMENT_BYTES = 64 * 1024 * 1024;
    private static final int COMPACTED_SEGMENT_BYTES = 8 * 1024 * 1024;

    /** What a record of the topic is. */
    public enum Form {
        FRAME,
        JSON
    }

    /** How long records stay. */
    public sealed interface Kept {
        /** Nothing is deleted. */
        record ForEver() implements Kept {}

        /** Deleted when older, or when the partition is larger than {@code maxBytes} (-1: any size). */
        record Within(Duration time, long maxBytes) implements Kept {
            public static final long ANY_SIZE = -1;
        }

        /** The newest record of each key stays. */
        record NewestOfKey() implements Kept {}
    }

    /**
     * The broker's settings of the topic. Record timestamps are the log's. JSON that stays for a month is compressed,
     * since its records repeat each other.
     */
    public Map<String, String> brokerConfig() {
        Map<String, String> config = new TreeMap<>();
        config.put("message.timestamp.type", "LogAppendTime");
        switch (kept) {
            case Kept.ForEver() -> deleted(config, -1, Kept.Within.ANY_SIZE);
            case Kept.Within(Duration time, long maxBytes) -> {
                deleted(config, time.toMillis(), maxBytes);
                if (form == Form.JSON) {
                    config.put("compression.type", "gzip");
                }
            }
            case Kept.NewestOfKey() -> {
                config.put("cleanup.policy", "compact");
                config.put("segment.bytes", Integer.toString(COMPACTED_SEGMENT_BYTES));
            }
        }
        return config;
    }

    private static void deleted(Map<String, String> config, long retentionMillis, long retentionBytes) {
        config.put("cleanup.policy", "delete");
        config.put("segment.bytes", Integer.toString(SEGMENT_BYTES));
        config.put("retention.ms", Long.toString(retentionMillis));
        config.put("retention.bytes", Long.toString(retentionBytes));
    }
}
