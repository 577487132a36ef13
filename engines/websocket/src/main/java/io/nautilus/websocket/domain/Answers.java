package io.nautilus.websocket.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Messages that are no updates: what the engine says to one client. */
final class Answers {
    private final Encoder encoder;

    Answers(Encoder encoder) {
        this.encoder = encoder;
    }

    String hello(String stream, String connection, SessionLimits limits) {
        Map<String, Object> most = new LinkedHashMap<>();
        most.put("subscriptions", limits.subscriptions());
        most.put("messageBytes", limits.messageBytes());
        most.put("messagesPerSecond", limits.messagesPerSecond());
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("type", "hello");
        hello.put("stream", stream);
        hello.put("connection", connection);
        hello.put("heartbeatSeconds", seconds(limits.heartbeatNanos()));
        hello.put("silentSeconds", seconds(limits.silentNanos()));
        hello.put("idleSeconds", seconds(limits.idleNanos()));
        hello.put("limits", most);
        return encoder.text(hello);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    String pong(String id, Instant time) {
        Map<String, Object> pong = typed("pong", id);
        pong.put("time", time);
        return encoder.text(pong);
    }

    String heartbeat(Instant time) {
        Map<String, Object> beat = typed("heartbeat", null);
        beat.put("time", time);
        return encoder.text(beat);
    }

    String error(Request.Refused refused) {
        Map<String, Object> error = typed("error", refused.id());
        error.put("code", refused.code());
        error.put("detail", refused.detail());
        return encoder.text(error);
    }

    private static Map<String, Object> typed(String type, String id) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        if (id != null) {
            message.put("id", id);
        }
        return message;
    }
}
