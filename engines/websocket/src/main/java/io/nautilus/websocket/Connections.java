package io.nautilus.websocket;

import io.nautilus.websocket.domain.CloseCode;
import io.nautilus.websocket.domain.Fanout;
import io.nautilus.websocket.domain.Lane;
import io.nautilus.websocket.domain.Request;
import io.nautilus.websocket.domain.Session;
import io.nautilus.websocket.domain.Session.Setting;
import io.nautilus.websocket.domain.Session.View;
import io.nautilus.websocket.domain.Wire;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** The clients: each belongs to the lane of its event loop, and what concerns it is done there. */
@Singleton
public class Connections {
    /** A client on its lane. */
    private record Connected(Session session, Lane lane) {}

    private final Fanout fanout;
    private final Setting setting;
    private final PeerCounts peers;
    private final Map<String, Connected> connected = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Connections(Fanout fanout, Setting setting, PeerCounts peers) {
        this.fanout = fanout;
        this.setting = setting;
        this.peers = peers;
    }

    /** A client came by the socket {@code socket}; called on its event loop, which {@code loop} runs tasks on. */
    void opened(String socket, String peer, Wire wire, Executor loop) {
        if (!peers.enter(peer)) {
            setting.traffic().closed(CloseCode.TOO_MANY_CONNECTIONS);
            wire.close(CloseCode.TOO_MANY_CONNECTIONS, "too many connections");
            return;
        }
        Lane lane = fanout.lane(Thread.currentThread(), loop);
        String id = "c" + numbers.incrementAndGet();
        Session session = new Session(id, peer, Instant.now(), wire, lane, setting, System.nanoTime());
        connected.put(socket, new Connected(session, lane));
        lane.joined(session);
    }

    /** A client said something. */
    void said(String socket, Request request) {
        on(socket, (session, nowNanos) -> session.on(request, Instant.now(), nowNanos));
    }

    /** A client's end is there. */
    void heard(String socket) {
        on(socket, Session::heard);
    }

    private void on(String socket, BiConsumer<Session, Long> what) {
        Connected client = connected.get(socket);
        if (client != null) {
            client.lane().execute(() -> what.accept(client.session(), System.nanoTime()));
        }
    }

    /** A client is gone. */
    void closed(String socket) {
        Connected client = connected.remove(socket);
        if (client != null) {
            peers.leave(client.session().peer());
            client.lane().execute(client.session()::ended);
        }
    }

    @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tick() {
        long nowNanos = System.nanoTime();
        fanout.streams().sample(nowNanos);
        fanout.lanes().forEach(lane -> lane.execute(() -> lane.tick(Instant.now(), nowNanos)));
    }

    void stopping(@Observes ShutdownEvent event) {
        fanout.lanes().forEach(lane -> lane.execute(() -> lane.closeAll(CloseCode.STOPPING, "the engine stops")));
    }

    /** Says something to all; returns to how many. */
    int broadcast(String text) {
        fanout.lanes().forEach(lane -> lane.execute(() -> lane.broadcast(text)));
        return count();
    }

    int count() {
        return fanout.lanes().stream().mapToInt(Lane::connections).sum();
    }

    int subscriptions() {
        return fanout.lanes().stream().mapToInt(Lane::subscriptions).sum();
    }

    /** All clients, as their lanes see them some moments from now. */
    CompletableFuture<List<View>> views() {
        CompletableFuture<List<View>> all = CompletableFuture.completedFuture(List.of());
        for (Lane lane : fanout.lanes()) {
            CompletableFuture<List<View>> some = CompletableFuture.supplyAsync(lane::views, lane::execute);
            all = all.thenCombine(some, Connections::joined);
        }
        return all;
    }

    private static List<View> joined(List<View> some, List<View> others) {
        List<View> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }
}
