package io.nautilus.websocket;

import io.nautilus.websocket.domain.CloseCode;
import io.nautilus.websocket.domain.Wire;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The websocket that clients connect to: hands what comes to {@link Connections}, on the client's event loop. */
@WebSocket(path = StreamSocket.PATH)
public class StreamSocket {
    static final String PATH = "/ws/stream";

    private static final Logger LOG = Logger.getLogger(StreamSocket.class);

    /** So long a client may take to read that it is ended, before its connection is. */
    private static final long LINGER_MILLIS = 2_000;

    private final Connections connections;
    private final TcpConnections below;
    private final Requests requests;

    StreamSocket(Connections connections, TcpConnections below, WebsocketConfig config) {
        this.connections = connections;
        this.below = below;
        this.requests = new Requests(config.maxMessageBytes());
    }

    /** A socket as the domain sees it. */
    private record Socket(WebSocketConnection connection, HttpConnection below, Context loop) implements Wire {
        @Override
        public void send(String text, Runnable sent) {
            done(() -> connection.sendText(text), sent);
        }

        /** What fails here fails since the socket is gone, which its end says; nobody else may be hurt by it. */
        private void done(Supplier<Uni<? extends Void>> what, Runnable then) {
            Uni.createFrom()
                    .deferred(what)
                    .subscribe()
                    .with(done -> then.run(), gone -> LOG.debugf("%s is gone: %s", connection.id(), gone));
        }

        @Override
        public void ping() {
            done(() -> connection.sendPing(Buffer.buffer()), () -> {});
        }

        @Override
        public void close(CloseCode code, String reason) {
            done(() -> connection.close(new CloseReason(code.code(), code.label() + ": " + reason)), () -> {});
            if (code == CloseCode.TOO_MANY_ERRORS) {
                TcpConnections.deafen(below);
            }
            loop.owner().setTimer(LINGER_MILLIS, late -> TcpConnections.end(below));
        }
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        Context loop = Vertx.currentContext();
        String peer = connection.handshakeRequest().remoteAddress();
        Socket socket = new Socket(connection, below.opened(peer), loop);
        connections.opened(connection.id(), address(peer), socket, task -> loop.runOnContext(now -> task.run()));
    }

    /** Without the port. */
    private static String address(String peer) {
        int port = peer.lastIndexOf(':');
        return port < 0 ? peer : peer.substring(0, port);
    }

    @OnTextMessage
    @NonBlocking
    void said(String text, WebSocketConnection connection) {
        connections.said(connection.id(), requests.read(text));
    }

    @OnBinaryMessage
    @NonBlocking
    void sentBytes(Buffer bytes, WebSocketConnection connection) {
        connections.said(connection.id(), Requests.binary());
    }

    /** The framework has answered it. */
    @OnPingMessage
    @NonBlocking
    void pinged(Buffer payload, WebSocketConnection connection) {
        connections.heard(connection.id());
    }

    @OnPongMessage
    @NonBlocking
    void answered(Buffer payload, WebSocketConnection connection) {
        connections.heard(connection.id());
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        connections.closed(connection.id());
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf("%s: %s", connection.id(), failure);
    }
}
