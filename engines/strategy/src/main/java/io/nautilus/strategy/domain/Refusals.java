package io.nautilus.strategy.domain;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StrategyRefused;
import io.nautilus.contracts.TextBound;

/** Why a command to a strategy is refused, and what was asked in one line. */
final class Refusals {
    private static final String KEY_REUSED = "idempotency-key-reused";

    private Refusals() {}

    /** The key is that of another call. */
    static StrategyRefused keyReused(MessageId id, Command.OfStrategy command) {
        return of(id, command, KEY_REUSED, command.key());
    }

    /** Whether its key is that of another call, whose outcome stays. */
    static boolean isOfKey(StrategyRefused refused) {
        return refused.code().equals(KEY_REUSED);
    }

    static StrategyRefused unknownKind(MessageId id, Command.OfStrategy command, String detail) {
        return of(id, command, "unknown-kind", detail);
    }

    static StrategyRefused of(MessageId id, Command.OfStrategy command, String code, String detail) {
        return new StrategyRefused(
                id, code, TextBound.DETAIL.clip(detail), command.key(), asked(command), command.by());
    }

    /** The same from a command and from its repeat. */
    static String asked(Command.OfStrategy command) {
        return TextBound.DETAIL.clip(
                switch (command) {
                    case Command.CreateStrategy create ->
                        "create %s: %s of %s on %s with %s"
                                .formatted(
                                        create.strategy(),
                                        create.kind(),
                                        create.account(),
                                        create.instrument(),
                                        create.parameters());
                    case Command.StartStrategy start -> "start " + start.strategy();
                    case Command.StopStrategy stop -> "stop " + stop.strategy() + ": " + stop.reason();
                    case Command.SetParameters set -> "set " + set.strategy() + " to " + set.parameters();
                    case Command.DeleteStrategy delete -> "delete " + delete.strategy();
                });
    }
}
