package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads inputs in order without deciding anything durable: what portfolio and the other engines behind the order path
 * do. It reads durable inputs from their beginning, so its state is their fold, and joins market data where it stands.
 */
public final class Follower {
    private static final int RECORDS_PER_PASS = 256;

    private final Inputs inputs;
    private final Consumer<Input> reader;
    private final List<TakenInput> taken = new ArrayList<>();

    public Follower(List<InputSpec> specs, Inputs inputs, Consumer<Input> reader) {
        this.inputs = inputs;
        this.reader = reader;
        specs.forEach(spec -> taken.add(spec.kind().durable() ? fromBeginning(spec) : joining(inputs, spec, -1)));
    }

    /**
     * The same, but the journal that {@code state} is of is read from behind a snapshot where there is one; {@code
     * lost} is told where the log no longer has what a snapshot knew.
     */
    public Follower(
            List<InputSpec> specs,
            Inputs inputs,
            Consumer<Input> reader,
            FollowedState state,
            Snapshots snapshots,
            Consumer<String> lost) {
        this.inputs = inputs;
        this.reader = reader;
        for (InputSpec spec : specs) {
            if (spec.equals(state.spec())) {
                taken.add(behind(state, snapshots, lost));
            } else {
                taken.add(spec.kind().durable() ? fromBeginning(spec) : joining(inputs, spec, -1));
            }
        }
    }

    private TakenInput behind(FollowedState state, Snapshots snapshots, Consumer<String> lost) {
        int number = state.spec().number();
        long endNow = inputs.end(number);
        long behind = snapshots.restore(
                state, (from, to, records) -> inputs.scan(number, from, to + 1, records), endNow, gone -> {
                    snapshots.discard(gone);
                    lost.accept(gone);
                });
        long from = Math.max(behind, inputs.beginning(number));
        inputs.seek(number, new Position(from, Position.UNKNOWN_EPOCH));
        return new TakenInput(state.spec(), new FrameGate(state.validator()), from, from, endNow);
    }

    private TakenInput fromBeginning(InputSpec spec) {
        long beginning = inputs.beginning(spec.number());
        inputs.seek(spec.number(), new Position(beginning, Position.UNKNOWN_EPOCH));
        return new TakenInput(
                spec, new FrameGate(new FrameValidator()), beginning, beginning, inputs.end(spec.number()));
    }

    /**
     * Joins an input before {@code position} (or its end, where that is -1 or lies behind it) so that soft state is
     * whole when the position is reached.
     */
    static TakenInput joining(Inputs inputs, InputSpec spec, long position) {
        int number = spec.number();
        long endNow = inputs.end(number);
        long decideFrom = position < 0 ? endNow : Math.min(endNow, position);
        decideFrom = Math.max(decideFrom, inputs.beginning(number));
        long warmFrom = inputs.warmStart(number, decideFrom, spec.lookBack());
        inputs.seek(number, new Position(warmFrom, Position.UNKNOWN_EPOCH));
        FrameValidator joined = FrameValidator.joining(floor(inputs, spec, warmFrom, endNow));
        return new TakenInput(spec, new FrameGate(joined), warmFrom, decideFrom, endNow);
    }

    /** The largest reign that the records in {@code [from, to)} claim, where their writers reign. */
    private static long floor(Inputs inputs, InputSpec spec, long from, long to) {
        long[] floor = {FrameHeader.NO_REIGN};
        if (spec.kind() == InputSpec.Kind.MARKET) {
            inputs.scan(spec.number(), from, to, at -> floor[0] = Math.max(floor[0], InputDecoder.reignOf(at)));
        }
        return floor[0];
    }

    /**
     * Joins again an input whose position is gone: it expired before it was read. What was not read is counted as a
     * gap, and the first record then says that a new reign begins, so nothing that was read before counts on.
     */
    static TakenInput rejoining(Inputs inputs, TakenInput lost) {
        return joining(inputs, lost.spec(), -1).after(lost);
    }

    /** Takes what is there, up to a bound per input. Returns whether there was anything. */
    public boolean pass() {
        boolean took = false;
        taken.replaceAll(input -> isLost(input) ? rejoining(inputs, input) : input);
        for (TakenInput input : taken) {
            took |= take(input);
        }
        return took;
    }

    private boolean isLost(TakenInput input) {
        return !input.spec().kind().durable() && inputs.lost(input.spec().number());
    }

    private boolean take(TakenInput input) {
        int records = 0;
        for (LogRecord at = next(input); at != null; at = records < RECORDS_PER_PASS ? next(input) : null) {
            input.passed(at);
            InputDecoder.decode(input, at, reader);
            records++;
        }
        return records > 0;
    }

    private LogRecord next(TakenInput input) {
        LogRecord at = inputs.peek(input.spec().number());
        if (at != null) {
            inputs.take(input.spec().number());
        }
        return at;
    }

    /** Whether every input was read up to where it ended when this reader began. */
    public boolean caughtUp() {
        return taken.stream().allMatch(TakenInput::caughtUp);
    }

    public List<TakenInput> inputs() {
        return List.copyOf(taken);
    }
}
