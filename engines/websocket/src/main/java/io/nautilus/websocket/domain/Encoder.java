package io.nautilus.websocket.domain;

/** Makes JSON of a value that a stream carries. Called by any thread. */
@FunctionalInterface
public interface Encoder {
    /** The text; {@code null} for null. */
    String text(Object value);
}
