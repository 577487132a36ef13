package io.nautilus.websocket.domain;

import java.util.Locale;

/** Why the engine ends a connection, as the websocket close code that the client sees. */
public enum CloseCode {
    /** The engine stops. */
    STOPPING(1001),
    /** There are too many connections already. */
    TOO_MANY_CONNECTIONS(1013),
    /** Nothing came from the client, not even the answer to a ping. */
    SILENT(4001),
    /** The client subscribes to nothing. */
    IDLE(4002),
    /** The client read so slowly that order events, which are never skipped, could not be kept for it. */
    TOO_SLOW(4003),
    /** The client went on sending what was refused. */
    TOO_MANY_ERRORS(4004);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
