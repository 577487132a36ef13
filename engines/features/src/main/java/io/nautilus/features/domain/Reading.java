package io.nautilus.features.domain;

import io.nautilus.contracts.Input;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import java.util.HashMap;
import java.util.Map;

/** How far market data was read: up to which record of each partition all messages were taken. */
final class Reading {
    private static final long NOTHING = -1;

    private final Map<Integer, Long> current = new HashMap<>();
    private final Map<Integer, Long> whole = new HashMap<>();

    /** A record begins, so the ones before it are whole. */
    void begins(Input.MarketRecord record) {
        current.put(record.partition(), record.offset());
        whole.put(record.partition(), record.offset() - 1);
    }

    /** What was begun is whole. */
    void passed() {
        whole.putAll(current);
    }

    /** Whether the record of a message was taken whole. What is not of market data is not waited for. */
    boolean isPast(Source source) {
        boolean elsewhere = !source.topic().equals(Topics.MARKET_DATA);
        return elsewhere || whole.getOrDefault(source.partition(), NOTHING) >= source.offset();
    }
}
