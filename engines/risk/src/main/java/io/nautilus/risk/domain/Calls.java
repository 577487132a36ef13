package io.nautilus.risk.domain;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * The changing calls other than submits that had an outcome, by their id and by the caller's idempotency key, as long
 * as {@link Retention} says. A record that came twice has the same id, a caller that asks twice the same key.
 */
final class Calls implements Durable {
    private final Map<MessageId, Call> byId = new HashMap<>();
    private final Map<String, Call> byKey = new HashMap<>();
    private final Retention<Call> retention = new Retention<>(Retention.CALLS, this::forget);

    /** Whether a call is found by its id and by its key is not told by its place alone: another may have them. */
    @Override
    public void save(StateWriter out) {
        retention.save(out, call -> {
            out.id(call.first());
            out.text(call.key());
            out.text(call.what());
            out.flag(call.equals(byId.get(call.first())));
            out.flag(call.equals(byKey.get(call.key())));
        });
    }

    @Override
    public void restore(StateReader in) {
        retention.restore(in, () -> {
            Call call = new Call(in.id(), in.text(), in.text());
            if (in.flag()) {
                byId.put(call.first(), call);
            }
            if (in.flag()) {
                byKey.put(call.key(), call);
            }
            return call;
        });
    }

    /** {@code what} says in one line what was asked. */
    private record Call(MessageId first, String key, String what) {}

    /** Whether a call was made before. */
    sealed interface Seen {
        Seen NEW = new New();

        record New() implements Seen {}

        record Repeat(MessageId first) implements Seen {}

        record KeyReused() implements Seen {}
    }

    Seen look(MessageId id, String key, String what) {
        Call same = byId.get(id);
        if (same != null) {
            return new Seen.Repeat(same.first());
        }
        Call first = key.isEmpty() ? null : byKey.get(key);
        if (first == null) {
            return Seen.NEW;
        }
        return first.what().equals(what) ? new Seen.Repeat(first.first()) : new Seen.KeyReused();
    }

    /** A key stays with its first call: a call that was refused for reusing it does not take it over. */
    void remember(MessageId id, String key, String what, long timeNanos) {
        Call call = new Call(id, key, what);
        byId.put(id, call);
        if (!key.isEmpty()) {
            byKey.putIfAbsent(key, call);
        }
        retention.add(call, timeNanos);
    }

    private void forget(Call call) {
        byId.remove(call.first());
        byKey.remove(call.key(), call);
    }
}
