package io.nautilus.runtime.log;

import io.nautilus.runtime.log.InputSpec.Kind;
import io.nautilus.runtime.log.Snapshots.Stretch;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where a new owner goes on in its inputs: behind the last run, with what was known of their writers. */
final class InputStart {
    private InputStart() {}

    /** What stands on an input, whatever of it was taken. */
    static Function<InputSpec, Stretch> past(Inputs inputs) {
        return input -> (from, to, records) -> inputs.scan(input.number(), from, to + 1, records);
    }

    /** {@code lost} is told of records that are gone. */
    static TakenInput begin(Inputs inputs, InputSpec input, ShardState<?> state, Consumer<String> lost) {
        int number = input.number();
        ConsumedRuns runs = state.runs();
        if (input.kind() == Kind.EVENTS) {
            return recalling(inputs, input, runs, lost, state.recalled(number));
        }
        if (input.kind().durable()) {
            FrameValidator validator = new FrameValidator();
            state.marks().stream().filter(mark -> mark.input() == number).forEach(validator::restore);
            return durable(inputs, input, seek(inputs, input, runs, lost), validator);
        }
        return Follower.joining(
                inputs, input, runs.knows(number) ? runs.position(number).offset() : -1);
    }

    /** Another engine's journal is folded up to the position only to have its state back. */
    private static TakenInput recalling(
            Inputs inputs, InputSpec input, ConsumedRuns runs, Consumer<String> lost, Recalled recalled) {
        long from = seek(inputs, input, runs, lost);
        recalled.foldTo(from);
        return durable(inputs, input, from, recalled.validator());
    }

    /** Goes to where the journal left the input, or to where the log parted from what was read then. */
    private static long seek(Inputs inputs, InputSpec input, ConsumedRuns runs, Consumer<String> lost) {
        int number = input.number();
        Position from = runs.knows(number)
                ? runs.position(number)
                : new Position(inputs.beginning(number), Position.UNKNOWN_EPOCH);
        OptionalLong parted = inputs.seek(number, from);
        parted.ifPresent(offset -> lost.accept("%s[%d] lost records: offsets %d to %d are gone"
                .formatted(
                        input.topic(),
                        input.partition(),
                        Math.min(offset, from.offset()),
                        Math.max(offset, from.offset()) - 1)));
        return parted.orElse(from.offset());
    }

    private static TakenInput durable(Inputs inputs, InputSpec input, long from, FrameValidator validator) {
        long catchUpTo = input.kind() == Kind.REQUESTS ? 0 : inputs.end(input.number());
        return new TakenInput(input, new FrameGate(validator), from, 0, catchUpTo);
    }
}
