package io.nautilus.websocket.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Publishes on streams and tells the lanes, once per pass of the loop. Nothing here waits: the streams are written
 * without a lock, and what lanes do with it they do on their own event loops.
 */
public final class Fanout {
    private final Streams streams;
    /** As many as there are event loops. */
    private final Map<Thread, Lane> lanes = new ConcurrentHashMap<>();

    private final Set<Stream> changed = new LinkedHashSet<>();

    public Fanout(Streams streams) {
        this.streams = streams;
    }

    public Streams streams() {
        return streams;
    }

    /** The lane of an event loop's thread. */
    public Lane lane(Thread thread, Executor loop) {
        return lanes.computeIfAbsent(thread, none -> new Lane(loop));
    }

    public List<Lane> lanes() {
        return List.copyOf(lanes.values());
    }

    /** An update that is the new state of a part of a stream. */
    void publish(StreamTopic topic, String key, String part, Object state) {
        publish(topic, key, part, state, state);
    }

    /** An update behind which a part's state is another value, or gone where that is null. */
    void publish(StreamTopic topic, String key, String part, Object state, Object data) {
        streams.open(topic, key).ifPresent(stream -> {
            stream.publish(part, state, data);
            changed.add(stream);
        });
    }

    /** Tells who listens. */
    public void flush() {
        if (!changed.isEmpty()) {
            lanes.values().forEach(lane -> lane.changed(changed));
            changed.clear();
        }
    }
}
