package io.nautilus.runtime.kafka;

import io.nautilus.contracts.JsonRecord;
import io.nautilus.contracts.JsonRecords;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps a compacted topic equal to its writer's state: what the topic held at the start is known, and only what differs
 * is written. Until a flush, a newer value of a key replaces an older one. For the loop alone.
 */
public final class ChangedValues {
    private final CompactedTopic topic;
    private final Map<String, byte[]> kept = new HashMap<>();
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();

    public ChangedValues(CompactedTopic topic) {
        this.topic = topic;
    }

    /** Reads what the topic holds. */
    public void load() {
        topic.read(kept::put);
    }

    /** The state of a record's key from now on. */
    public void set(JsonRecord value) {
        waiting.put(value.key(), JsonRecords.encode(value));
    }

    /** Writes what differs from what the topic holds. */
    public void flush() {
        waiting.forEach((key, value) -> {
            if (!Arrays.equals(value, kept.get(key))) {
                topic.send(key, value);
                kept.put(key, value);
            }
        });
        waiting.clear();
    }
}
