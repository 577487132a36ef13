package io.nautilus.websocket.domain;

/** What a client asks. {@code id} comes back with the answer; null for none. */
public sealed interface Request {
    String id();

    /** {@code after} is the last number that the client has of the stream {@code stream}, both null to begin. */
    record Subscribe(String id, StreamTopic topic, String key, Long after, String stream) implements Request {}

    record Unsubscribe(String id, StreamTopic topic, String key) implements Request {}

    record Ping(String id) implements Request {}

    /** What cannot be done; {@code code} is stable, {@code detail} names the offending value. */
    record Refused(String id, String code, String detail) implements Request {}
}
