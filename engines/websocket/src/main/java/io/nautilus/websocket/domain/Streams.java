package io.nautilus.websocket.domain;

import io.nautilus.websocket.domain.StreamTopic.KeyKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All streams, and what there is to subscribe to. One thread publishes; any thread looks up, also a stream of a key
 * that is known and of which nothing came yet. Beyond {@link #MAX_STREAMS} no stream is made: what it would carry is
 * counted.
 */
public final class Streams {
    public static final int MAX_STREAMS = 4_096;
    /** As many instruments, accounts and factors are known. */
    private static final int MAX_KEYS = 10_000;

    private final Map<StreamKey, Stream> streams = new ConcurrentHashMap<>();
    private final Map<KeyKind, Set<String>> known = Map.of(
            KeyKind.INSTRUMENT, ConcurrentHashMap.newKeySet(),
            KeyKind.ACCOUNT, ConcurrentHashMap.newKeySet(),
            KeyKind.FACTOR, ConcurrentHashMap.newKeySet(),
            KeyKind.NONE, Set.of(""));
    private final Encoder encoder;
    private volatile long refused;

    /** Why there is no stream to subscribe to. */
    public enum Missing {
        UNKNOWN_KEY,
        TOO_MANY_STREAMS
    }

    public Streams(Encoder encoder) {
        this.encoder = encoder;
    }

    /** From here on the key may be subscribed to. */
    void know(KeyKind kind, String key) {
        Set<String> keys = known.get(kind);
        if (kind != KeyKind.NONE && keys.size() < MAX_KEYS) {
            keys.add(key);
        }
    }

    public boolean knows(KeyKind kind, String key) {
        return known.get(kind).contains(key);
    }

    /** A stream begins with a state that it had before; it is known when that is there. For the publishing thread. */
    void begin(StreamTopic topic, String key, Map<String, Object> state) {
        StreamKey begun = new StreamKey(topic, key);
        if (streams.size() < MAX_STREAMS) {
            streams.put(begun, new Stream(begun, encoder, state));
        }
        know(topic.keyKind(), key);
    }

    /** The stream to publish on; none where there are too many. For the publishing thread. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    Optional<Stream> open(StreamTopic topic, String key) {
        know(topic.keyKind(), key);
        Optional<Stream> found = find(topic, key);
        if (found.isEmpty()) {
            refused++;
        }
        return found;
    }

    /** What a part's state is, null where there is none. For the publishing thread. */
    Object state(StreamKey key, String part) {
        Stream there = streams.get(key);
        return there == null ? null : there.part(part);
    }

    /** The stream of a known key. */
    public Optional<Stream> find(StreamTopic topic, String key) {
        StreamKey wanted = new StreamKey(topic, key);
        Stream there = streams.get(wanted);
        if (there != null) {
            return Optional.of(there);
        }
        if (!knows(topic.keyKind(), key) || streams.size() >= MAX_STREAMS) {
            return Optional.empty();
        }
        return Optional.of(streams.computeIfAbsent(wanted, made -> new Stream(made, encoder)));
    }

    /** Why {@link #find} found none. */
    public Missing missing(StreamTopic topic, String key) {
        return knows(topic.keyKind(), key) ? Missing.TOO_MANY_STREAMS : Missing.UNKNOWN_KEY;
    }

    public int count() {
        return streams.size();
    }

    /** Updates that had no stream, since there are too many. */
    public long refused() {
        return refused;
    }

    /** All streams by topic and key. */
    public List<Stream> all() {
        return streams.values().stream()
                .sorted(Comparator.comparing((Stream each) -> each.key().topic())
                        .thenComparing(each -> each.key().key()))
                .toList();
    }

    /** Notes how far each stream is, for rates. For one thread. */
    public void sample(long nowNanos) {
        streams.values().forEach(each -> each.sample(nowNanos));
    }
}
