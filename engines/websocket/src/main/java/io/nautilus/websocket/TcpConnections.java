package io.nautilus.websocket;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The connections below websockets that are about to open, by the client's address and port. The framework ends a
 * websocket by a frame behind all that was sent before, which never leaves for a client that reads nothing; what lies
 * below can be ended without.
 */
@Singleton
public class TcpConnections {
    /** Handshakes under way; of one more the oldest is forgotten, and its socket is then only ended politely. */
    private static final int LIMIT = 1_024;

    private final Map<String, HttpConnection> opening = new LinkedHashMap<>();

    /** Called in the handshake. */
    synchronized void opening(HttpServerRequest request) {
        opening.put(request.remoteAddress().toString(), request.connection());
        if (opening.size() > LIMIT) {
            opening.remove(opening.keySet().iterator().next());
        }
    }

    /** The connection of a client that has just opened its websocket, null where it is not known. */
    synchronized HttpConnection opened(String address) {
        return opening.remove(address);
    }

    /** Reads nothing of it any more: what a flood brings would be answered into a buffer that nobody empties. */
    static void deafen(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().config().setAutoRead(false);
        }
    }

    /** Ends a connection, whatever waits to be sent. Does nothing where it has ended. */
    static void end(HttpConnection connection) {
        if (connection instanceof ConnectionBase base && base.channel().isOpen()) {
            base.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            base.channelHandlerContext().close();
        }
    }
}
