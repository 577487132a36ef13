package io.nautilus.websocket.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What went over all connections since the engine began. */
public final class Traffic {
    private final LongAdder sent = new LongAdder();
    private final LongAdder sentChars = new LongAdder();
    private final LongAdder conflated = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<CloseCode, LongAdder> closed = new EnumMap<>(CloseCode.class);

    public Traffic() {
        for (CloseCode code : CloseCode.values()) {
            closed.put(code, new LongAdder());
        }
    }

    void sent(int chars) {
        sent.increment();
        sentChars.add(chars);
    }

    void conflated(long skipped) {
        conflated.increment();
        dropped.add(skipped);
    }

    void refused() {
        refused.increment();
    }

    public void closed(CloseCode code) {
        closed.get(code).increment();
    }

    public long sentMessages() {
        return sent.sum();
    }

    public long sentCharacters() {
        return sentChars.sum();
    }

    public long conflations() {
        return conflated.sum();
    }

    /** Updates that a newer state took the place of. */
    public long droppedUpdates() {
        return dropped.sum();
    }

    public long refusals() {
        return refused.sum();
    }

    public long closures(CloseCode code) {
        return closed.get(code).sum();
    }
}
