package io.nautilus.websocket.domain;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * What leaves for one client: answers first, then the updates of its subscriptions in turn. Only a window's worth is on
 * its way; nothing more is sent before the socket took what went before. For the client's lane alone.
 */
final class Outbox {
    /** Answers that wait for a client which does not read them. */
    static final int ANSWERS = 64;

    private final Wire wire;
    private final int windowChars;
    private final Traffic traffic;
    private final Consumer<String> tooSlow;
    private final ArrayDeque<String> answers = new ArrayDeque<>();
    private final ArrayDeque<Subscription> ready = new ArrayDeque<>();
    private boolean open = true;
    private boolean sending;
    private int onTheWay;
    private long sent;
    private long conflated;
    private long dropped;

    /** {@code tooSlow} is told why the client cannot be kept. */
    Outbox(Wire wire, int windowChars, Traffic traffic, Consumer<String> tooSlow) {
        this.wire = wire;
        this.windowChars = windowChars;
        this.traffic = traffic;
        this.tooSlow = tooSlow;
    }

    /** Nothing leaves any more. */
    void shut() {
        open = false;
    }

    void answer(String text) {
        if (answers.size() < ANSWERS) {
            answers.add(text);
            send();
        } else {
            tooSlow.accept(ANSWERS + " answers wait");
        }
    }

    /** Something came on the subscription's stream, or may have. */
    void wake(Subscription subscription) {
        if (subscription.isLost()) {
            lost(subscription);
        } else if (subscription.queue()) {
            ready.add(subscription);
            send();
        }
    }

    void forget(Subscription subscription) {
        ready.remove(subscription);
    }

    /** Sends until the socket has enough. What it takes at once calls back in here: the loop then goes on by itself. */
    private void send() {
        if (sending) {
            return;
        }
        sending = true;
        try {
            while (open && onTheWay < windowChars) {
                String text = answers.isEmpty() ? nextUpdate() : answers.poll();
                if (text == null) {
                    return;
                }
                write(text);
            }
        } finally {
            sending = false;
        }
    }

    private void write(String text) {
        int size = text.length();
        onTheWay += size;
        sent++;
        traffic.sent(size);
        wire.send(text, () -> {
            onTheWay -= size;
            send();
        });
    }

    /** The next update of the subscriptions in turn; null where nothing waits. */
    private String nextUpdate() {
        while (open && !ready.isEmpty()) {
            Subscription turn = ready.poll();
            turn.unqueue();
            String text = textOf(turn);
            if (text != null) {
                if (turn.waiting() > 0 && turn.queue()) {
                    ready.add(turn);
                }
                return text;
            }
        }
        return null;
    }

    private String textOf(Subscription turn) {
        return switch (turn.next()) {
            case Subscription.Next.Update update -> update.text();
            case Subscription.Next.Whole whole -> {
                if (whole.skipped() > 0) {
                    conflated++;
                    dropped += whole.skipped();
                    traffic.conflated(whole.skipped());
                }
                yield whole.text();
            }
            case Subscription.Next.Nothing nothing -> null;
            case Subscription.Next.Lost lost -> {
                lost(turn);
                yield null;
            }
        };
    }

    private void lost(Subscription turn) {
        String stream = turn.stream().key().named();
        tooSlow.accept(stream + " is not kept behind " + turn.sent() + " and never skipped");
    }

    /** Whether answers wait for the client to read. */
    boolean answersWait() {
        return !answers.isEmpty();
    }

    int waitingAnswers() {
        return answers.size();
    }

    long sent() {
        return sent;
    }

    long conflated() {
        return conflated;
    }

    /** Updates that a newer state took the place of. */
    long dropped() {
        return dropped;
    }
}
