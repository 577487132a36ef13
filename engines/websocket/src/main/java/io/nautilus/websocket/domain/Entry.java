package io.nautilus.websocket.domain;

/**
 * One update of a stream. It replaces the state of {@code part} by {@code state}, or removes it where that is null; no
 * part where it changes no state.
 */
final class Entry {
    private final long seq;
    private final String part;
    private final Object state;
    private final Object data;
    /** Whoever needs it first makes it for all; two that make it at once make the same. */
    private String text;

    Entry(long seq, String part, Object state, Object data) {
        this.seq = seq;
        this.part = part;
        this.state = state;
        this.data = data;
    }

    long seq() {
        return seq;
    }

    String part() {
        return part;
    }

    Object state() {
        return state;
    }

    Object data() {
        return data;
    }

    String text() {
        return text;
    }

    void keep(String made) {
        text = made;
    }

    /** Most who want the update have it: whoever comes later makes its text again. */
    void forgetText() {
        text = null;
    }
}
