package io.nautilus.websocket.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A socket whose other end reads when the test says so; until then it takes one message and no more. */
final class FakeWire implements Wire {
    private final List<String> arrived = new ArrayList<>();
    private final ArrayDeque<Runnable> untaken = new ArrayDeque<>();
    private boolean reads = true;
    private int pings;
    private CloseCode closed;

    @Override
    public void send(String text, Runnable sent) {
        if (closed != null) {
            throw new AssertionError("sent behind the end: " + text);
        }
        arrived.add(text);
        if (reads) {
            sent.run();
        } else {
            untaken.add(sent);
        }
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(CloseCode code, String reason) {
        closed = code;
    }

    void stall() {
        reads = false;
    }

    void goOn() {
        reads = true;
        while (!untaken.isEmpty()) {
            untaken.poll().run();
        }
    }

    /** The socket takes one more message. */
    void takeOne() {
        if (!untaken.isEmpty()) {
            untaken.poll().run();
        }
    }

    /** What arrived since this was asked last. */
    List<String> arrivals() {
        List<String> all = List.copyOf(arrived);
        arrived.clear();
        return all;
    }

    int pings() {
        return pings;
    }

    CloseCode closed() {
        return closed;
    }
}
