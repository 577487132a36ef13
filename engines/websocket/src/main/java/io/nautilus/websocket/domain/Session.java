package io.nautilus.websocket.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One client: what it subscribes to, and how much is on its way to it. What the socket does not take waits in the rings
 * of the streams; nothing is sent before the socket took what went before, so a client that does not read holds up
 * nobody else. For the client's lane alone.
 */
public final class Session {
    /** What a session needs of its surroundings. */
    public record Setting(Streams streams, String stream, SessionLimits limits, Encoder encoder, Traffic traffic) {}

    /** What people see of a connection. */
    public record View(
            String id,
            String peer,
            Instant since,
            List<String> subscriptions,
            long queued,
            long sent,
            long conflated,
            long dropped) {}

    private final String id;
    private final String peer;
    private final Instant since;
    private final Wire wire;
    private final Lane lane;
    private final Setting setting;
    private final Answers answers;
    private final Map<StreamKey, Subscription> subscriptions = new LinkedHashMap<>();
    private final Outbox outbox;
    private final TokenBucket messages;
    private final TokenBucket errors;
    private boolean open = true;
    private long heardNanos;
    private long subscribedNanos;
    private long beatNanos;

    public Session(String id, String peer, Instant since, Wire wire, Lane lane, Setting setting, long nowNanos) {
        this.id = id;
        this.peer = peer;
        this.since = since;
        this.wire = wire;
        this.lane = lane;
        this.setting = setting;
        this.answers = new Answers(setting.encoder());
        SessionLimits limits = setting.limits();
        this.outbox = new Outbox(wire, limits.windowChars(), setting.traffic(), why -> close(CloseCode.TOO_SLOW, why));
        long everyNanos = TimeUnit.SECONDS.toNanos(1) / limits.messagesPerSecond();
        this.messages = new TokenBucket(2 * limits.messagesPerSecond(), everyNanos, nowNanos);
        this.errors = new TokenBucket(limits.errors(), SessionLimits.ERROR_FORGIVEN_NANOS, nowNanos);
        this.heardNanos = nowNanos;
        this.subscribedNanos = nowNanos;
        this.beatNanos = nowNanos;
    }

    public String peer() {
        return peer;
    }

    void hello() {
        answer(answers.hello(setting.stream(), id, setting.limits()));
    }

    /** A ping or pong came: the client's end is there, and sends no more of these than of other messages. */
    public void heard(long nowNanos) {
        heardNanos = nowNanos;
        if (open && !messages.take(nowNanos)) {
            refuse(tooMany(null), nowNanos);
        }
    }

    private Request.Refused tooMany(String request) {
        String most = "at most " + setting.limits().messagesPerSecond() + " messages a second";
        return new Request.Refused(request, "too-many-messages", most);
    }

    /** Takes what the client asks. */
    public void on(Request request, Instant time, long nowNanos) {
        heardNanos = nowNanos;
        if (!open) {
            return;
        }
        if (!messages.take(nowNanos)) {
            refuse(tooMany(request.id()), nowNanos);
            return;
        }
        switch (request) {
            case Request.Subscribe subscribe -> subscribe(subscribe, nowNanos);
            case Request.Unsubscribe unsubscribe -> unsubscribe(unsubscribe, nowNanos);
            case Request.Ping ping -> answer(answers.pong(ping.id(), time));
            case Request.Refused refused -> refuse(refused, nowNanos);
        }
    }

    private void refuse(Request.Refused refused, long nowNanos) {
        setting.traffic().refused();
        answer(answers.error(refused));
        if (!errors.take(nowNanos)) {
            close(CloseCode.TOO_MANY_ERRORS, "the last of them: " + refused.code());
        }
    }

    private void subscribe(Request.Subscribe asked, long nowNanos) {
        StreamKey key = new StreamKey(asked.topic(), asked.key());
        Optional<Stream> found = setting.streams().find(asked.topic(), asked.key());
        if (found.isEmpty()) {
            refuse(missing(asked), nowNanos);
        } else if (subscriptions.containsKey(key)) {
            refuse(new Request.Refused(asked.id(), "already-subscribed", key.named()), nowNanos);
        } else if (subscriptions.size() >= setting.limits().subscriptions()) {
            String most = "at most " + setting.limits().subscriptions();
            refuse(new Request.Refused(asked.id(), "too-many-subscriptions", most), nowNanos);
        } else {
            begin(key, found.get(), asked);
        }
    }

    /** The lane knows of the subscription before its stream is looked at: what comes in between wakes it. */
    private void begin(StreamKey key, Stream stream, Request.Subscribe asked) {
        boolean same = setting.stream().equals(asked.stream());
        Subscription begun =
                asked.after() == null ? Subscription.whole(stream) : Subscription.behind(stream, asked.after(), same);
        subscriptions.put(key, begun);
        lane.subscribed(this, begun);
        wake(begun);
    }

    private Request.Refused missing(Request.Subscribe asked) {
        return switch (setting.streams().missing(asked.topic(), asked.key())) {
            case UNKNOWN_KEY ->
                new Request.Refused(
                        asked.id(), "unknown-" + asked.topic().keyKind().property(), asked.key());
            case TOO_MANY_STREAMS ->
                new Request.Refused(asked.id(), "too-many-streams", "at most " + Streams.MAX_STREAMS);
        };
    }

    private void unsubscribe(Request.Unsubscribe asked, long nowNanos) {
        StreamKey key = new StreamKey(asked.topic(), asked.key());
        Subscription ended = subscriptions.remove(key);
        if (ended == null) {
            refuse(new Request.Refused(asked.id(), "not-subscribed", key.named()), nowNanos);
            return;
        }
        outbox.forget(ended);
        lane.unsubscribed(this, ended);
        subscribedNanos = nowNanos;
        answer(ended.stream().unsubscribed(ended.sent()));
    }

    /** Something came on the subscription's stream, or may have. */
    void wake(Subscription subscription) {
        if (open) {
            outbox.wake(subscription);
        }
    }

    /** Says something to this client; who reads so little that answers pile up is ended. */
    void answer(String text) {
        if (open) {
            outbox.answer(text);
        }
    }

    /** Says that it is there when that is due, and ends a client that is not. */
    void tick(Instant time, long nowNanos) {
        SessionLimits limits = setting.limits();
        if (nowNanos - heardNanos > limits.silentNanos()) {
            close(CloseCode.SILENT, "nothing came, not even a pong");
        } else if (subscriptions.isEmpty() && nowNanos - subscribedNanos > limits.idleNanos()) {
            close(CloseCode.IDLE, "no subscription");
        } else if (open && nowNanos - beatNanos >= limits.heartbeatNanos()) {
            beatNanos = nowNanos;
            wire.ping();
            if (!outbox.answersWait()) {
                answer(answers.heartbeat(time));
            }
        }
    }

    /** Ends the connection from this side. */
    public void close(CloseCode code, String reason) {
        if (open) {
            open = false;
            outbox.shut();
            setting.traffic().closed(code);
            lane.left(this);
            wire.close(code, reason);
        }
    }

    /** The connection has ended, whoever ended it. */
    public void ended() {
        if (open) {
            open = false;
            outbox.shut();
            lane.left(this);
        }
    }

    Iterable<Subscription> subscriptions() {
        return subscriptions.values();
    }

    View view() {
        long queued = outbox.waitingAnswers();
        for (Subscription each : subscriptions.values()) {
            queued += each.waiting();
        }
        return new View(
                id,
                peer,
                since,
                subscriptions.keySet().stream().map(StreamKey::named).toList(),
                queued,
                outbox.sent(),
                outbox.conflated(),
                outbox.dropped());
    }
}
