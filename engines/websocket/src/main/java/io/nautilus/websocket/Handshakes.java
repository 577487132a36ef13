package io.nautilus.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.runtime.engine.EngineLoop;
import io.nautilus.runtime.engine.LoopBody.State;
import io.nautilus.runtime.http.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/**
 * What is looked at before a connection becomes a websocket, behind the guard of hosts and origins and before tokens. A
 * page cannot set headers of a handshake, so it may send its token as a subprotocol {@code nautilus.bearer.TOKEN}
 * beside {@code nautilus.v1}, which is the one that is answered: a token is never said back, and is not part of an
 * address.
 */
@ApplicationScoped
public class Handshakes {
    static final String PROTOCOL = "nautilus.v1";
    static final String TOKEN_PREFIX = "nautilus.bearer.";

    private static final int BEHIND_THE_HOST_GUARD = 890;
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";

    private final EngineLoop loop;
    private final PeerCounts peers;
    private final TcpConnections connections;
    private final ObjectMapper json;

    Handshakes(EngineLoop loop, PeerCounts peers, TcpConnections connections, ObjectMapper json) {
        this.loop = loop;
        this.peers = peers;
        this.connections = connections;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEHIND_THE_HOST_GUARD);
    }

    private void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (!StreamSocket.PATH.equals(call.normalizedPath())) {
            call.next();
        } else if (loop.body().state() != State.READY) {
            String state = loop.body().state().name();
            refuse(call, Problem.of(503, "engine-not-ready", state, "what is read to catch up is no news: try again"));
        } else if (peers.isFull()) {
            refuse(call, Problem.of(503, "too-many-connections", "at most " + peers.most(), "try again later"));
        } else if (peers.isFull(request.remoteAddress().hostAddress())) {
            String most = "at most " + peers.mostOfAddress() + " of one address";
            refuse(call, Problem.of(429, "too-many-connections-of-address", most, "close some"));
        } else {
            takeToken(request);
            connections.opening(request);
            call.next();
        }
    }

    private static void takeToken(HttpServerRequest request) {
        String offered = request.getHeader(PROTOCOLS);
        if (offered == null || !offered.contains(TOKEN_PREFIX)) {
            return;
        }
        List<String> others = new ArrayList<>();
        for (String each : offered.split(",")) {
            String protocol = each.strip();
            if (!protocol.startsWith(TOKEN_PREFIX)) {
                others.add(protocol);
            } else if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
                String token = protocol.substring(TOKEN_PREFIX.length());
                request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
            }
        }
        request.headers().remove(PROTOCOLS);
        if (!others.isEmpty()) {
            request.headers().set(PROTOCOLS, String.join(", ", others));
        }
    }

    private void refuse(RoutingContext call, Problem problem) {
        try {
            call.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
