package io.nautilus.websocket.domain;

/** Which stream: its topic and what it is about, empty where the topic has one stream. */
public record StreamKey(StreamTopic topic, String key) {
    /** For people. */
    String named() {
        return key.isEmpty() ? topic.label() : topic.label() + " " + key;
    }
}
