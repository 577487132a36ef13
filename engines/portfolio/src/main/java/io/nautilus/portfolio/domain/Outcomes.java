package io.nautilus.portfolio.domain;

import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import java.util.LinkedHashMap;
import java.util.Optional;

/** The first outcomes of the newest {@link #LIMIT} commands, so that a repeat is answered with the first one. */
public final class Outcomes {
    static final int LIMIT = 100_000;

    private final LinkedHashMap<MessageId, OrderEvent> first = new LinkedHashMap<>();

    /** The outcome that an event gives to a command, if it gives any. */
    public Optional<Outcome> on(OrderEvent event) {
        return switch (event) {
            case CashChanged changed when changed.reason() != CashReason.OPENING -> first(changed.commandId(), changed);
            case CommandDenied denied -> first(denied.commandId(), denied);
            case CommandRepeated repeated ->
                Optional.ofNullable(first.get(repeated.firstId()))
                        .map(outcome -> new Outcome(repeated.commandId(), outcome));
            case OrderEvent other -> Optional.empty();
        };
    }

    private Optional<Outcome> first(MessageId id, OrderEvent event) {
        first.putIfAbsent(id, event);
        if (first.size() > LIMIT) {
            first.pollFirstEntry();
        }
        return Optional.of(new Outcome(id, event));
    }
}
