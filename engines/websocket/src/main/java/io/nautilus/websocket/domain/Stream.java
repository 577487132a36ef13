package io.nautilus.websocket.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The updates of one topic and key, numbered from 1, the newest of them in a ring, and the state behind the last one.
 * One thread publishes and never waits: it writes a slot, sometimes a copy of the state, then the number. Any thread
 * reads: a slot that was written over is seen by its number, and the state of now is the last copy and what came since.
 */
public final class Stream {
    /** A state with one part more forgets its oldest. */
    static final int MAX_PARTS = 10_000;

    /** Texts of so many updates are kept once made. */
    private static final int HOT = 16;

    private final StreamKey key;
    private final Encoder encoder;
    private final String head;
    private final AtomicReferenceArray<Entry> ring;
    private final SampledRate rate = new SampledRate();
    private final Map<String, Object> parts = new LinkedHashMap<>();
    private volatile State base;
    private volatile long seq;
    private volatile Snapshot encoded;

    /** The parts of the state behind an update. */
    record State(long seq, Map<String, Object> parts) {}

    /** A state as JSON, and as the message that begins a subscription. */
    record Snapshot(long seq, String data, String text) {}

    public Stream(StreamKey key, Encoder encoder) {
        this(key, encoder, Map.of());
    }

    /** With a state that its updates were folded to before: number 0 is behind these. */
    Stream(StreamKey key, Encoder encoder, Map<String, Object> state) {
        this.key = key;
        this.parts.putAll(state);
        this.base = new State(0, Collections.unmodifiableMap(new LinkedHashMap<>(state)));
        this.encoder = encoder;
        this.ring = new AtomicReferenceArray<>(key.topic().kept());
        this.head = head(key, encoder);
    }

    private static String head(StreamKey key, Encoder encoder) {
        String named = key.topic().keyKind() == StreamTopic.KeyKind.NONE
                ? ""
                : ",\"" + key.topic().keyKind().property() + "\":" + encoder.text(key.key());
        return "{\"topic\":\"" + key.topic().label() + "\"" + named;
    }

    public StreamKey key() {
        return key;
    }

    /** The number of the last update, 0 before any. */
    public long seq() {
        return seq;
    }

    /** Updates per second of the last ten seconds. */
    public double updatesPerSecond() {
        return rate.perSecond();
    }

    void sample(long nowNanos) {
        rate.sample(seq, nowNanos);
    }

    /** An update that is the new state of a part. */
    void publish(String part, Object state) {
        publish(part, state, state);
    }

    /** An update {@code data} behind which a part's state is {@code state}; null removes it. */
    void publish(String part, Object state, Object data) {
        long next = seq + 1;
        if (part != null) {
            change(parts, part, state);
        }
        ring.set(slot(next), new Entry(next, part, state, data));
        Entry cooled = entry(next - HOT);
        if (cooled != null) {
            cooled.forgetText();
        }
        if (next - base.seq() >= ring.length() / 2) {
            base = new State(next, Collections.unmodifiableMap(new LinkedHashMap<>(parts)));
        }
        seq = next;
    }

    private static void change(Map<String, Object> parts, String part, Object state) {
        if (state == null) {
            parts.remove(part);
        } else {
            parts.put(part, state);
            if (parts.size() > MAX_PARTS) {
                parts.remove(parts.keySet().iterator().next());
            }
        }
    }

    /** For the publishing thread. */
    Object part(String part) {
        return parts.get(part);
    }

    private int slot(long number) {
        return (int) (number & (ring.length() - 1));
    }

    /** The update of this number, or null where it is no longer kept. */
    Entry entry(long number) {
        Entry found = number < 1 ? null : ring.get(slot(number));
        return found != null && found.seq() == number ? found : null;
    }

    /** Whether the updates behind {@code after} are all there. */
    boolean continuesBehind(long after) {
        long last = seq;
        return after == last || after >= 0 && after < last && entry(after + 1) != null;
    }

    /** The state of now. A publisher that overtakes a reader has left a newer copy: the reader begins again. */
    State state() {
        while (true) {
            State from = base;
            long to = Math.max(seq, from.seq());
            Optional<State> found = since(from, to);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    private Optional<State> since(State from, long to) {
        if (to == from.seq()) {
            return Optional.of(from);
        }
        Map<String, Object> now = new LinkedHashMap<>(from.parts());
        for (long number = from.seq() + 1; number <= to; number++) {
            Entry entry = entry(number);
            if (entry == null) {
                return Optional.empty();
            }
            if (entry.part() != null) {
                change(now, entry.part(), entry.state());
            }
        }
        return Optional.of(new State(to, now));
    }

    /** The state of now; of one state all get the same text. */
    Snapshot snapshot() {
        Snapshot last = encoded;
        if (last != null && last.seq() == seq) {
            return last;
        }
        State state = state();
        String data = data(state);
        Snapshot made = new Snapshot(state.seq(), data, message(state.seq(), "snapshot", "", data));
        encoded = made;
        return made;
    }

    private String data(State state) {
        List<Object> values = new ArrayList<>(state.parts().values());
        return encoder.text(key.topic().single() ? (values.isEmpty() ? null : values.getFirst()) : values);
    }

    /** The message of an update: the same text for all who get it. */
    String update(Entry entry) {
        String text = entry.text();
        if (text == null) {
            text = message(entry.seq(), "update", "", encoder.text(entry.data()));
            entry.keep(text);
        }
        return text;
    }

    /** The state behind a gap that is said: why what was asked for cannot be resumed. */
    String snapshotBehind(Snapshot snapshot, long after, Gap gap) {
        String more = ",\"gap\":{\"after\":" + after + ",\"reason\":\"" + gap.label() + "\"}";
        return message(snapshot.seq(), "snapshot", more, snapshot.data());
    }

    /** The state in place of itself and {@code skipped} updates before it. */
    String conflated(Snapshot snapshot, long skipped) {
        return message(snapshot.seq(), "conflated", ",\"skipped\":" + skipped, snapshot.data());
    }

    /** That the updates behind {@code after} follow. */
    String resumed(long after) {
        return head + ",\"seq\":" + after + ",\"type\":\"resumed\"}";
    }

    String unsubscribed(long last) {
        return head + ",\"seq\":" + last + ",\"type\":\"unsubscribed\"}";
    }

    private String message(long number, String type, String more, String data) {
        return head + ",\"seq\":" + number + ",\"type\":\"" + type + "\"" + more + ",\"data\":" + data + "}";
    }
}
