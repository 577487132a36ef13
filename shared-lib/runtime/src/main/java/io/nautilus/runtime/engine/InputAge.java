package io.nautilus.runtime.engine;

import io.nautilus.contracts.Input;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How long an engine takes from the writing of an input to having done what follows from it: of each pass its oldest
 * input. Inputs in JSON know their time to the millisecond. For the loop alone.
 */
final class InputAge {
    private static final long NONE = Long.MAX_VALUE;

    private final LongSupplier clock;
    private final LongConsumer ages;
    private long oldestNanos = NONE;

    InputAge(LongSupplier clock, LongConsumer ages) {
        this.clock = clock;
        this.ages = ages;
    }

    void took(Input input) {
        oldestNanos = Math.min(oldestNanos, writtenNanos(input));
    }

    /** The pass is over; one that catches up with the past does not count. */
    void passed(boolean counts) {
        if (counts && oldestNanos != NONE) {
            ages.accept(clock.getAsLong() - oldestNanos);
        }
        oldestNanos = NONE;
    }

    private static long writtenNanos(Input input) {
        return switch (input) {
            case Input.Market message -> message.sentNanos();
            case Input.MarketRecord record -> record.sentNanos();
            case Input.Request request -> request.sentNanos();
            case Input.Event event -> event.timeNanos();
            case Input.Signalled signalled -> signalled.sentNanos();
            case Input.Recorded recorded -> recorded.appendNanos();
            case Input.Commanded _, Input.Malformed _, Input.Rejected _, Input.LogSuspect _, Input.Timer _ -> NONE;
        };
    }
}
