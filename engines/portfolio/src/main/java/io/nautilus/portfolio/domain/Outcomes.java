package io.nautilus.portfolio.domain;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
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
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.TradingStateChanged;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The first outcomes of the newest {@link #LIMIT} commands, so that a repeat is answered with the first one. One
 * thread folds, any thread asks.
 */
public final class Outcomes implements Durable {
    public static final int LIMIT = 10_000;

    private final LinkedHashMap<MessageId, Outcome> first = new LinkedHashMap<>();

    @Override
    public synchronized void save(StateWriter out) {
        out.list(first.values(), outcome -> {
            out.id(outcome.commandId());
            out.message(outcome.event());
        });
    }

    @Override
    public synchronized void restore(StateReader in) {
        in.list(() -> {
            MessageId id = in.id();
            first.put(id, Outcome.of(id, in.message(OrderEvent.class)));
        });
    }

    /** The outcome that an event gives to a command, if it gives any. */
    public synchronized Optional<Outcome> on(OrderEvent event) {
        return switch (event) {
            case CashChanged cash ->
                cash.reason() == CashReason.OPENING
                        ? Optional.empty()
                        : first(new Outcome.Deposited(cash.commandId(), cash));
            case CommandDenied denied -> first(new Outcome.Refused(denied.commandId(), denied));
            case CommandRepeated repeated ->
                find(repeated.firstId()).map(outcome -> outcome.repeatedBy(repeated.commandId()));
            case AccountOpened other -> Optional.empty();
            case OrderAccepted other -> Optional.empty();
            case OrderDenied other -> Optional.empty();
            case OrderFilled other -> Optional.empty();
            case OrderCancelled other -> Optional.empty();
            case OrderRepeated other -> Optional.empty();
            case CancelDenied other -> Optional.empty();
            case CancelAllDone other -> Optional.empty();
            case TradingStateChanged other -> Optional.empty();
            case MarketStateChanged other -> Optional.empty();
            case BooksReported other -> Optional.empty();
            case InputRejected rejected ->
                rejected.topic().equals(Topics.COMMANDS)
                                && !rejected.messageId().equals(MessageId.NONE)
                        ? first(new Outcome.Rejected(rejected.messageId(), rejected))
                        : Optional.empty();
            case GateConfigured other -> Optional.empty();
            case LimitsChanged other -> Optional.empty();
            case EquityMarked other -> Optional.empty();
            case AccountReset reset -> first(new Outcome.Reset(reset.commandId(), reset));
        };
    }

    private Optional<Outcome> first(Outcome outcome) {
        first.putIfAbsent(outcome.commandId(), outcome);
        if (first.size() > LIMIT) {
            first.pollFirstEntry();
        }
        return Optional.of(outcome);
    }

    public synchronized int count() {
        return first.size();
    }

    /** The first outcome of a command, while it is remembered. */
    public synchronized Optional<Outcome> find(MessageId commandId) {
        return Optional.ofNullable(first.get(commandId));
    }
}
