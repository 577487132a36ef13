package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Input;
import io.nautilus.runtime.log.InputSpec.Kind;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Where a new owner goes on in its inputs: behind the last run, with what was known of their writers. */
final class InputStart {
    private InputStart() {}

    /** {@code lost} is told of records that are gone. */
    static TakenInput begin(
            Inputs inputs,
            InputSpec input,
            ConsumedRuns runs,
            List<WriterMark> marks,
            Consumer<String> lost,
            Consumer<Input.Event> recalled) {
        if (input.kind() == Kind.EVENTS) {
            return recalling(inputs, input, runs, lost, recalled);
        }
        if (input.kind().durable()) {
            return durable(inputs, input, runs, marks, lost);
        }
        int number = input.number();
        return Follower.joining(
                inputs, input, runs.knows(number) ? runs.position(number).offset() : -1);
    }

    /** Another engine's journal is folded whole: up to the position only to have its state back. */
    private static TakenInput recalling(
            Inputs inputs, InputSpec input, ConsumedRuns runs, Consumer<String> lost, Consumer<Input.Event> recalled) {
        TakenInput at = durable(inputs, input, runs, List.of(), lost);
        recall(
                at,
                records -> inputs.scan(input.number(), inputs.beginning(input.number()), at.next(), records),
                recalled);
        return at;
    }

    /** Folds what {@code past} gives through the gate of {@code at}. */
    static void recall(TakenInput at, Consumer<Consumer<LogRecord>> past, Consumer<Input.Event> recalled) {
        past.accept(record -> InputDecoder.decode(at, record, taken -> {
            if (taken instanceof Input.Event event) {
                recalled.accept(event);
            }
        }));
    }

    private static TakenInput durable(
            Inputs inputs, InputSpec input, ConsumedRuns runs, List<WriterMark> marks, Consumer<String> lost) {
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
        FrameValidator validator = new FrameValidator();
        marks.stream().filter(mark -> mark.input() == number).forEach(validator::restore);
        long catchUpTo = input.kind() == Kind.REQUESTS ? 0 : inputs.end(number);
        return new TakenInput(input, new FrameGate(validator), parted.orElse(from.offset()), 0, catchUpTo);
    }
}
