package io.nautilus.runtime.log;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.Decider;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Takes down what it is given; answers each request, command and suspicion with one event. */
final class ShardRecorder implements Decider<OrderEvent> {
    final List<Input> taken = new ArrayList<>();
    final List<String> kinds = new ArrayList<>();
    final List<Long> marketClocks = new ArrayList<>();
    final List<Input> warmed = new ArrayList<>();
    final List<OrderEvent> applied = new ArrayList<>();
    /** Whether a timer says something. */
    boolean tells;

    /** Whether deciding an input throws, after its events were applied. */
    Predicate<Input> throwing = input -> false;

    Predicate<OrderEvent> throwingInApply = event -> false;

    /** Whether the process dies in deciding an input, without a word. */
    Predicate<Input> killing = input -> false;

    @Override
    public void on(Input input, Moment moment, Consumer<OrderEvent> out) {
        decide(input, moment, out);
        if (killing.test(input)) {
            throw new ShardBench.Killed();
        }
        if (throwing.test(input)) {
            throw new IllegalStateException("planted");
        }
    }

    private void decide(Input input, Moment moment, Consumer<OrderEvent> out) {
        if (input instanceof Input.MarketRecord) {
            marketClocks.add(moment.clockNanos());
        }
        taken.add(input);
        kinds.add(input.getClass().getSimpleName());
        boolean answers =
                input instanceof Input.Request || input instanceof Input.Commanded || input instanceof Input.LogSuspect;
        if (answers) {
            MessageId id = input instanceof Input.Request request ? request.id() : MessageId.NONE;
            out.accept(new CancelDenied(id, MessageId.NONE, DenialReason.UNKNOWN_ORDER, ""));
        }
        if (input instanceof Input.Malformed malformed) {
            out.accept(malformed.rejection());
        }
        if (input instanceof Input.Rejected rejected) {
            out.accept(rejected.rejection());
        }
        if (input instanceof Input.Timer && tells) {
            out.accept(new TradingStateChanged(MessageId.NONE, "", TradingState.ACTIVE, "tick", "bench", ""));
        }
    }

    @Override
    public void warm(Input input, Moment moment) {
        warmed.add(input);
        if (killing.test(input)) {
            throw new ShardBench.Killed();
        }
        if (throwing.test(input)) {
            throw new IllegalStateException("planted");
        }
    }

    @Override
    public void apply(OrderEvent event, Moment moment) {
        if (throwingInApply.test(event)) {
            throw new IllegalStateException("planted in apply");
        }
        applied.add(event);
    }
}
