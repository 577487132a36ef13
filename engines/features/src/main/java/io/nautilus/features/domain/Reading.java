package io.nautilus.features.domain;

import io.nautilus.contracts.Input;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * How far market data was read: up to which record of each partition all messages were taken, and when it was sent. What
 * a record of another topic speaks of stood on the log before it, so market data that was sent later lies behind that,
 * whatever its offset is: the log may have been cut.
 */
final class Reading {
    private record Place(long offset, long sentNanos) {}

    private static final Place NOTHING = new Place(-1, Long.MIN_VALUE);

    private final Map<Integer, Place> current = new HashMap<>();
    private final Map<Integer, Place> whole = new HashMap<>();

    /** A record begins, so the ones before it are whole. */
    void begins(Input.MarketRecord record) {
        Place before = current.put(record.partition(), new Place(record.offset(), record.sentNanos()));
        whole.put(record.partition(), before == null ? new Place(record.offset() - 1, Long.MIN_VALUE) : before);
    }

    /** What was begun is whole. */
    void passed() {
        whole.putAll(current);
    }

    /** Whether the message that closed the bar was taken. What is not of market data is not waited for. */
    boolean isPast(ClosedBar bar) {
        Source closing = bar.closing();
        if (!closing.topic().equals(Topics.MARKET_DATA)) {
            return true;
        }
        Place read = whole.getOrDefault(closing.partition(), NOTHING);
        return read.offset() >= closing.offset() || read.sentNanos() > bar.appendNanos();
    }
}
