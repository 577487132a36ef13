package io.nautilus.websocket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The clients of one event loop. The publishing thread only notes which streams changed, each at most once, and asks
 * for one task if none is on its way: it takes no lock and waits for no socket. The loop then sends.
 */
public final class Lane {
    private final Executor loop;
    private final Set<Session> sessions = new LinkedHashSet<>();
    /** Written by the lane; the publishing thread only asks whether a stream has readers here. */
    private final Map<Stream, Map<Session, Subscription>> readers = new ConcurrentHashMap<>();

    private final Set<Stream> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile int connections;
    private volatile int subscriptions;

    /** {@code loop} runs what it is given one by one, some time later, and its tasks see each other's writes. */
    public Lane(Executor loop) {
        this.loop = loop;
    }

    /** Runs a task among the lane's own. Any thread may ask. */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** These streams have new updates. Called by the publishing thread. */
    void changed(Collection<Stream> streams) {
        for (Stream each : streams) {
            if (readers.containsKey(each)) {
                changed.add(each);
            }
        }
        if (!changed.isEmpty() && asked.compareAndSet(false, true)) {
            loop.execute(this::deliver);
        }
    }

    private void deliver() {
        asked.set(false);
        for (Iterator<Stream> each = changed.iterator(); each.hasNext(); ) {
            Stream stream = each.next();
            each.remove();
            Map<Session, Subscription> to = readers.getOrDefault(stream, Map.of());
            // A session that is ended while it is sent to leaves the map.
            new ArrayList<>(to.entrySet()).forEach(reader -> reader.getKey().wake(reader.getValue()));
        }
    }

    /** A client came. Called on the lane, as all below. */
    public void joined(Session session) {
        sessions.add(session);
        connections = sessions.size();
        session.hello();
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void subscribed(Session session, Subscription subscription) {
        readers.computeIfAbsent(subscription.stream(), none -> new LinkedHashMap<>())
                .put(session, subscription);
        subscriptions++;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void unsubscribed(Session session, Subscription subscription) {
        Map<Session, Subscription> left = readers.get(subscription.stream());
        left.remove(session);
        subscriptions--;
        if (left.isEmpty()) {
            readers.remove(subscription.stream());
        }
    }

    void left(Session session) {
        if (sessions.remove(session)) {
            connections = sessions.size();
            session.subscriptions().forEach(each -> unsubscribed(session, each));
        }
    }

    /** Time has passed. */
    public void tick(Instant time, long nowNanos) {
        new ArrayList<>(sessions).forEach(session -> session.tick(time, nowNanos));
    }

    /** Says something to all. */
    public void broadcast(String text) {
        new ArrayList<>(sessions).forEach(session -> session.answer(text));
    }

    public void closeAll(CloseCode code, String reason) {
        new ArrayList<>(sessions).forEach(session -> session.close(code, reason));
    }

    public List<Session.View> views() {
        return sessions.stream().map(Session::view).toList();
    }

    /** Any thread may ask. */
    public int connections() {
        return connections;
    }

    /** Any thread may ask. */
    public int subscriptions() {
        return subscriptions;
    }
}
