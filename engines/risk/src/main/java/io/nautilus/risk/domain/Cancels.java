package io.nautilus.risk.domain;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.risk.domain.Calls.Seen;
import java.util.List;

/** Cancels. No check denies them: what names no open order is said to, and nothing else. */
final class Cancels {
    private final RiskState state;
    private final Fills fills;

    Cancels(RiskState state, Fills fills) {
        this.state = state;
        this.fills = fills;
    }

    void on(MessageId id, CancelOrder cancel, Step step) {
        switch (state.calls.look(id, cancel.key(), Asked.by(cancel))) {
            case Seen.New() -> cancel(id, cancel, step);
            case Seen.Repeat(MessageId first) -> step.emit(new CommandRepeated(id, first));
            case Seen.KeyReused() -> deny(id, cancel, DenialReason.IDEMPOTENCY_KEY_REUSED, step);
        }
    }

    private void cancel(MessageId id, CancelOrder cancel, Step step) {
        Order order = state.orders.find(cancel.orderId());
        if (order != null) {
            fills.cancel(order, id, CancelReason.REQUESTED, cancel.key(), cancel.requestedBy(), step);
        } else if (state.orders.isKnown(cancel.orderId())) {
            deny(id, cancel, DenialReason.ALREADY_CLOSED, step);
        } else {
            deny(id, cancel, DenialReason.UNKNOWN_ORDER, step);
        }
    }

    private static void deny(MessageId id, CancelOrder cancel, DenialReason reason, Step step) {
        step.emit(new CancelDenied(id, cancel.orderId(), reason, cancel.key()));
    }

    void on(MessageId id, CancelAll cancel, Step step) {
        String what = Asked.by(cancel);
        switch (state.calls.look(id, cancel.key(), what)) {
            case Seen.New() -> cancelAll(id, cancel, step);
            case Seen.Repeat(MessageId first) -> step.emit(new CommandRepeated(id, first));
            case Seen.KeyReused() ->
                step.emit(new CommandDenied(
                        id,
                        DenialReason.IDEMPOTENCY_KEY_REUSED,
                        cancel.key(),
                        cancel.key(),
                        what,
                        cancel.requestedBy()));
        }
    }

    /** Thousands of cancels have to fit a frame: who asked for them is said once, at their end. */
    private void cancelAll(MessageId id, CancelAll cancel, Step step) {
        List<Order> open = state.orders.open(cancel.account());
        open.forEach(order -> fills.cancel(order, id, CancelReason.CANCEL_ALL, "", "", step));
        step.emit(new CancelAllDone(id, cancel.account(), open.size(), cancel.key(), cancel.requestedBy()));
    }
}
