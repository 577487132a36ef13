package io.nautilus.websocket;

import io.nautilus.websocket.domain.CloseCode;
import io.nautilus.websocket.domain.Wire;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** The websocket that clients connect to: hands what comes to {@link Connections}, on the client's event loop. */
@WebSocket(path = StreamSocket.PATH)
public class StreamSocket {
    static final String PATH = "/ws/stream";

    private static final Logger LOG = Logger.getLogger(StreamSocket.class);

    private final Connections connections;
    private final Requests requests;

    StreamSocket(Connections connections, WebsocketConfig config) {
        this.connections = connections;
        this.requests = new Requests(config.maxMessageBytes());
    }

    /** A socket as the domain sees it. */
    private record Socket(WebSocketConnection connection) implements Wire {
        @Override
        public void send(String text, Runnable sent) {
            connection
                    .sendText(text)
                    .subscribe()
                    .with(done -> sent.run(), gone -> LOG.debugf("not sent to %s: %s", connection.id(), gone));
        }

        @Override
        public void ping() {
            connection
                    .sendPing(Buffer.buffer())
                    .subscribe()
                    .with(done -> {}, gone -> LOG.debugf("not pinged %s: %s", connection.id(), gone));
        }

        @Override
        public void close(CloseCode code, String reason) {
            connection
                    .close(new CloseReason(code.code(), code.label() + ": " + reason))
                    .subscribe()
                    .with(done -> {}, gone -> LOG.debugf("not closed %s: %s", connection.id(), gone));
        }
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        Context loop = Vertx.currentContext();
        String peer = connection.handshakeRequest().remoteAddress();
        connections.opened(
                connection.id(), address(peer), new Socket(connection), task -> loop.runOnContext(now -> task.run()));
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
