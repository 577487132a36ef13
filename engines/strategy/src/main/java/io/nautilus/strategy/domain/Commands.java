package io.nautilus.strategy.domain;

import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyEvent;
import io.nautilus.contracts.StrategyRefused;
import io.nautilus.contracts.StrategyRepeated;
import io.nautilus.contracts.StrategyState;
import io.nautilus.contracts.TextBound;
import io.nautilus.market.Symbol;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.Optional;
import java.util.function.Consumer;

/** Create, start, stop and change strategies. Every command gets exactly one event that answers it. */
final class Commands {
    private final Roster roster;
    private final Trades trades;

    Commands(Roster roster, Trades trades) {
        this.roster = roster;
        this.trades = trades;
    }

    static final String CREATED = "created";
    static final String PARAMETERS = "parameters";
    private static final String STARTED = "started";
    private static final String STOPPED = "stopped";
    private static final String DELETED = "deleted";

    void on(MessageId id, Command.OfStrategy command, Moment moment, Consumer<Message> out) {
        Optional<StrategyEvent> first = roster.outcome(id)
                .or(() -> command.key().isEmpty() ? Optional.empty() : roster.outcomeOf(command.key()));
        if (first.isEmpty()) {
            carryOut(id, command, moment, out);
        } else if (isSame(first.get(), command)) {
            out.accept(new StrategyRepeated(id, first.get().commandId()));
        } else {
            out.accept(Refusals.keyReused(id, command));
        }
    }

    /** What a call asked is told from the event that it led to. */
    private static boolean isSame(StrategyEvent first, Command.OfStrategy command) {
        return switch (first) {
            case StrategyRefused refused -> refused.call().equals(Refusals.asked(command));
            case StrategyChanged changed ->
                changed.strategy().equals(command.strategy())
                        && switch (command) {
                            case Command.CreateStrategy create ->
                                changed.reason().equals(CREATED)
                                        && changed.kind().equals(create.kind())
                                        && changed.account().equals(create.account())
                                        && changed.instrument().equals(create.instrument())
                                        && hasParameters(changed, create.parameters());
                            case Command.StartStrategy start -> changed.reason().equals(STARTED);
                            case Command.StopStrategy stop -> changed.reason().equals(why(stop));
                            case Command.SetParameters set ->
                                changed.reason().equals(PARAMETERS) && hasParameters(changed, set.parameters());
                            case Command.DeleteStrategy delete ->
                                changed.reason().equals(DELETED);
                        };
            case StrategyRepeated repeated -> false;
        };
    }

    /** What a stop's event says: never what another call's does. */
    private static String why(Command.StopStrategy stop) {
        return switch (stop.reason()) {
            case "" -> STOPPED;
            case CREATED, STARTED, PARAMETERS, STOPPED, DELETED -> STOPPED + ": " + stop.reason();
            default -> stop.reason();
        };
    }

    private static boolean hasParameters(StrategyChanged changed, String asked) {
        try {
            Optional<StrategyKind> kind = StrategyKind.named(changed.kind());
            // Of a kind that only a later version knows, nobody here knows the defaults.
            String all =
                    kind.isEmpty() ? asked : Parameters.kept(kind.get(), asked).text();
            return all.equals(changed.parameters());
        } catch (Invalid invalid) {
            return false;
        }
    }

    private void carryOut(MessageId id, Command.OfStrategy command, Moment moment, Consumer<Message> out) {
        Optional<Enrolled> known = roster.find(command.strategy());
        if (command instanceof Command.CreateStrategy create) {
            out.accept(known.isPresent() ? exists(id, create) : created(id, create));
        } else if (known.isEmpty()) {
            out.accept(Refusals.of(id, command, "unknown-strategy", command.strategy()));
        } else {
            change(id, command, known.get(), moment, out);
        }
    }

    private static StrategyRefused exists(MessageId id, Command.CreateStrategy create) {
        return Refusals.of(id, create, "strategy-exists", create.strategy());
    }

    private StrategyEvent created(MessageId id, Command.CreateStrategy create) {
        if (!create.strategy().matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
            return Refusals.of(id, create, "invalid-name", create.strategy() + ": a-z, 0-9 and dashes within");
        }
        if (roster.isDeleted(create.strategy())) {
            return Refusals.of(id, create, "strategy-deleted", create.strategy() + ": its orders bear that name");
        }
        if (roster.strategies().size() == Roster.MAX_STRATEGIES) {
            return Refusals.of(id, create, "too-many-strategies", "at most " + Roster.MAX_STRATEGIES);
        }
        if (roster.nameCount() == Roster.MAX_NAMES) {
            return Refusals.of(
                    id, create, "too-many-strategies", "at most " + Roster.MAX_NAMES + " with those that were deleted");
        }
        Optional<StrategyKind> kind = StrategyKind.named(create.kind());
        if (kind.isEmpty()) {
            return Refusals.unknownKind(id, create, create.kind() + ": one of " + StrategyKind.labels());
        }
        try {
            Symbol.parse(create.instrument());
            Parameters parameters = Parameters.of(kind.get(), create.parameters());
            return new StrategyChanged(
                    id,
                    create.strategy(),
                    StrategyState.STOPPED,
                    create.kind(),
                    create.account(),
                    create.instrument(),
                    parameters.text(),
                    CREATED,
                    create.by(),
                    create.key());
        } catch (Invalid invalid) {
            return Refusals.of(id, create, "invalid-parameters", invalid.getMessage());
        } catch (DecodeException noSymbol) {
            return Refusals.of(id, create, "invalid-instrument", noSymbol.getMessage());
        }
    }

    private void change(
            MessageId id, Command.OfStrategy command, Enrolled enrolled, Moment moment, Consumer<Message> out) {
        StrategyChanged now = enrolled.now();
        switch (command) {
            case Command.CreateStrategy create -> throw new IllegalStateException("created before: " + create);
            case Command.StartStrategy start -> out.accept(started(id, start, now));
            case Command.StopStrategy stop -> {
                out.accept(changed(id, stop, now, StrategyState.STOPPED, now.parameters(), why(stop)));
                cancelAll(now, out);
            }
            case Command.SetParameters set -> out.accept(other(id, set, now));
            case Command.DeleteStrategy delete -> out.accept(deleted(id, delete, enrolled, moment));
        }
    }

    private static StrategyEvent started(MessageId id, Command.StartStrategy start, StrategyChanged now) {
        return StrategyKind.named(now.kind()).isEmpty()
                ? Refusals.unknownKind(id, start, StrategyKind.unknown(now.kind()))
                : changed(id, start, now, StrategyState.RUNNING, now.parameters(), STARTED);
    }

    /** An order that nobody decided yet would come back to nobody. */
    private StrategyEvent deleted(MessageId id, Command.DeleteStrategy delete, Enrolled enrolled, Moment moment) {
        if (enrolled.runs()) {
            return Refusals.of(id, delete, "strategy-runs", delete.strategy());
        }
        int open = trades.open(delete.strategy()).size();
        long undecided = enrolled.undecided(trades.of(enrolled), moment, trades.undecidedNanos());
        if (open + undecided > 0) {
            return Refusals.of(
                    id, delete, "strategy-has-orders", open + " open, " + undecided + " not yet decided by risk");
        }
        StrategyChanged now = enrolled.now();
        return changed(id, delete, now, StrategyState.DELETED, now.parameters(), DELETED);
    }

    private static StrategyEvent other(MessageId id, Command.SetParameters set, StrategyChanged now) {
        Optional<StrategyKind> kind = StrategyKind.named(now.kind());
        if (kind.isEmpty()) {
            return Refusals.unknownKind(id, set, StrategyKind.unknown(now.kind()));
        }
        try {
            String parameters = Parameters.of(kind.get(), set.parameters()).text();
            return changed(id, set, now, now.state(), parameters, PARAMETERS);
        } catch (Invalid invalid) {
            return Refusals.of(id, set, "invalid-parameters", invalid.getMessage());
        }
    }

    private static StrategyChanged changed(
            MessageId id,
            Command.OfStrategy command,
            StrategyChanged now,
            StrategyState state,
            String parameters,
            String reason) {
        return new StrategyChanged(
                id,
                now.strategy(),
                state,
                now.kind(),
                now.account(),
                now.instrument(),
                parameters,
                reason,
                command.by(),
                command.key());
    }

    /** The same strategy in another state that nobody asked for. */
    static StrategyChanged byItself(StrategyChanged now, StrategyState state, String reason) {
        return new StrategyChanged(
                MessageId.NONE,
                now.strategy(),
                state,
                now.kind(),
                now.account(),
                now.instrument(),
                now.parameters(),
                TextBound.DETAIL.clip(reason),
                "strategy",
                "");
    }

    void cancelAll(StrategyChanged strategy, Consumer<Message> out) {
        trades.open(strategy.strategy())
                .forEach(open -> out.accept(new CancelOrder(open.orderId(), strategy.strategy(), "")));
    }
}
