package io.nautilus.websocket.domain;

/** The socket of a client. Called by the client's lane alone; what it calls back runs there too. */
public interface Wire {
    /** Sends a text; {@code sent} runs when the operating system has taken it, or never. */
    void send(String text, Runnable sent);

    /** Asks the client's end to say that it is there. */
    void ping();

    void close(CloseCode code, String reason);
}
