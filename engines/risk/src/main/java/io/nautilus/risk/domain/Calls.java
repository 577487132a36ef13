package io.nautilus.risk.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TradingStateChanged;
import java.util.HashMap;
import java.util.Map;

/**
 * The changing calls other than submits that had an outcome, by their id and by the caller's idempotency key, as long
 * as {@link Retention} says: what a caller may safely send again for its key is kept apart from all else. A record that
 * came twice has the same id, a caller that asks twice the same key.
 */
final class Calls implements Durable {
    private final Map<MessageId, Call> byId = new HashMap<>();
    private final Map<String, Call> byKey = new HashMap<>();
    private final Retention<Call> passing = new Retention<>(Retention.CALLS, this::forget);
    private final Retention<Call> keyed = new Retention<>(Retention.COMMANDS, this::forget);

    /** Whether a call is found by its id and by its key is not told by its place alone: another may have them. */
    @Override
    public void save(StateWriter out) {
        passing.save(out, call -> save(out, call));
        keyed.save(out, call -> save(out, call));
    }

    private void save(StateWriter out, Call call) {
        out.id(call.first());
        out.text(call.key());
        out.text(call.what());
        out.flag(call.equals(byId.get(call.first())));
        out.flag(call.equals(byKey.get(call.key())));
    }

    @Override
    public void restore(StateReader in) {
        passing.restore(in, () -> restored(in));
        keyed.restore(in, () -> restored(in));
    }

    private Call restored(StateReader in) {
        Call call = new Call(in.id(), in.text(), in.text());
        if (in.flag()) {
            byId.put(call.first(), call);
        }
        if (in.flag()) {
            byKey.put(call.key(), call);
        }
        return call;
    }

    /**
     * The key of a command by its outcome, empty where that is no command's, has none, or is the refusal to use another
     * one's key. A cancel of one order is no command: however often it comes, it has no second effect.
     */
    static String commandKey(OrderEvent outcome) {
        return switch (outcome) {
            case CancelAllDone done -> done.key();
            case CommandDenied denied -> denied.reason() == DenialReason.IDEMPOTENCY_KEY_REUSED ? "" : denied.key();
            case TradingStateChanged changed -> changed.key();
            case CashChanged changed -> changed.key();
            case GateConfigured configured -> configured.key();
            case LimitsChanged changed -> changed.key();
            case AccountReset reset -> reset.key();
            case OrderAccepted other -> "";
            case OrderDenied other -> "";
            case OrderFilled other -> "";
            case OrderCancelled other -> "";
            case OrderRepeated other -> "";
            case CancelDenied other -> "";
            case CommandRepeated other -> "";
            case AccountOpened other -> "";
            case MarketStateChanged other -> "";
            case BooksReported other -> "";
            case InputRejected other -> "";
            case EquityMarked other -> "";
        };
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

    /**
     * Remembers a call by its outcome. A key stays with its first call: a call that was refused for reusing it does not
     * take it over.
     */
    void remember(OrderEvent outcome, MessageId id, String key, String what, long timeNanos) {
        Call call = new Call(id, key, what);
        byId.put(id, call);
        if (!key.isEmpty()) {
            byKey.putIfAbsent(key, call);
        }
        (commandKey(outcome).isEmpty() ? passing : keyed).add(call, timeNanos);
    }

    private void forget(Call call) {
        byId.remove(call.first());
        byKey.remove(call.key(), call);
    }
}
