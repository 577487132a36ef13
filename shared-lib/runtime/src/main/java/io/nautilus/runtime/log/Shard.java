package io.nautilus.runtime.log;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.runtime.log.InputSpec.Kind;
import io.nautilus.runtime.log.ShardSpec.TimerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * One shard of a critical engine: takes its inputs in order, lets the domain decide, and keeps the journal from which
 * it recovers. First start, restart and takeover are the same path. One thread calls it; it never blocks but in
 * recovery.
 */
public class Shard<E extends Message> {
    private final ShardSpec spec;
    private final Decider<E> decider;
    private final Inputs inputs;
    private final JournalOwner<E> owner;
    private final ProcessEnd end;
    private final List<TakenInput> taken = new ArrayList<>();
    private final long[] timerDueNanos;
    private Consumer<Input> sink;
    private ConsumedRuns runs;
    private Moment moment;
    private String suspect;
    private long silentSinceNanos;
    private boolean marketOwed;
    private boolean stopping;
    /** The hold of a suspect log was decided and is not proven yet: until then nobody may believe that it is noted. */
    private boolean holdUnproven;

    /** {@code suspect} says why the log may have lost its tail, or is null. */
    public Shard(
            ShardSpec spec, Decider<E> decider, Inputs inputs, JournalOwner<E> owner, ProcessEnd end, String suspect) {
        this.spec = spec;
        this.decider = decider;
        this.inputs = inputs;
        this.owner = owner;
        this.end = end;
        this.suspect = suspect;
        this.timerDueNanos = new long[spec.timers().size()];
    }

    FrameValidator journalValidator() {
        return new FrameValidator();
    }

    ConsumedRuns newRuns(int inputCount) {
        return new ConsumedRuns(inputCount);
    }

    /** Begins: appends the epoch frame. */
    public void start(long clockNanos) {
        runs = newRuns(spec.inputCount());
        owner.start(clockNanos);
    }

    /** An append was acknowledged: the epoch frame's lets the shard recover, any other may prove frames. */
    public void acknowledged(long tag, long offset) {
        if (tag == JournalOwner.EPOCH_TAG) {
            recover(offset);
        } else {
            owner.acknowledged(tag, offset);
            holdUnproven &= owner.unproven() > 0;
        }
    }

    private void recover(long epochOffset) {
        List<WriterMark> marks = new ArrayList<>();
        owner.reign(epochOffset, 0, journalValidator(), header -> foldHeader(header, marks), this::apply);
        for (InputSpec input : spec.inputs()) {
            taken.add(newInput(input, marks));
        }
    }

    void foldHeader(FrameHeader header, List<WriterMark> marks) {
        runs.fold(header);
        marks.addAll(header.marks());
        moment = new Moment(header.timeNanos(), header.clockNanos());
    }

    private void apply(E event) {
        decider.apply(event, moment);
    }

    private TakenInput newInput(InputSpec input, List<WriterMark> marks) {
        if (input.kind().durable()) {
            return durableInput(input, marks);
        }
        int number = input.number();
        return Follower.joining(
                inputs, input, runs.knows(number) ? runs.position(number).offset() : -1);
    }

    private TakenInput durableInput(InputSpec input, List<WriterMark> marks) {
        int number = input.number();
        Position from = runs.knows(number)
                ? runs.position(number)
                : new Position(inputs.beginning(number), Position.UNKNOWN_EPOCH);
        OptionalLong parted = inputs.seek(number, from);
        parted.ifPresent(offset -> suspect("%s[%d] lost records: offsets %d to %d are gone"
                .formatted(
                        input.topic(),
                        input.partition(),
                        Math.min(offset, from.offset()),
                        Math.max(offset, from.offset()) - 1)));
        FrameValidator validator = new FrameValidator();
        marks.stream().filter(mark -> mark.input() == number).forEach(validator::restore);
        long catchUpTo = input.kind() == Kind.COMMANDS ? inputs.end(number) : 0;
        return new TakenInput(input, new FrameGate(validator), parted.orElse(from.offset()), 0, catchUpTo);
    }

    private void suspect(String detail) {
        suspect = suspect == null ? detail : suspect + "; " + detail;
    }

    /** Whether the shard decides requests: it has folded its journal and its market data is up to date. */
    public boolean open() {
        return owner.reigns()
                && suspect == null
                && !holdUnproven
                && taken.stream().allMatch(TakenInput::caughtUp);
    }

    /** Takes nothing more. When {@link #unproven} is 0, all that was decided is proven. */
    public void stop() {
        stopping = true;
    }

    public int unproven() {
        return owner.unproven();
    }

    /** The inputs with their gates; for metrics. */
    public List<TakenInput> inputs() {
        return List.copyOf(taken);
    }

    /** One step, if anything is due. Returns whether it took anything. */
    public boolean pass(long clockNanos) {
        if (stopping || !owner.mayWrite()) {
            return false;
        }
        moment = owner.moment(clockNanos);
        if (suspect != null) {
            decide(new Input.LogSuspect(suspect), this::emit);
            suspect = null;
            holdUnproven = true;
            write(FrameHeader.CAUSE_INPUTS);
            return true;
        }
        return timers() || takeInputs();
    }

    private boolean timers() {
        for (int i = 0; i < timerDueNanos.length; i++) {
            TimerSpec timer = spec.timers().get(i);
            boolean steppedBack = timerDueNanos[i] - moment.clockNanos() > timer.periodNanos();
            if (moment.clockNanos() >= timerDueNanos[i] || steppedBack) {
                timerDueNanos[i] = moment.clockNanos() + timer.periodNanos();
                decide(new Input.Timer(timer.id()), this::emit);
                if (owner.draftMessages() > 0) {
                    write(timer.id());
                    return true;
                }
            }
        }
        return false;
    }

    private boolean takeInputs() {
        boolean took = take(Kind.COMMANDS);
        if (marketOwed) {
            took |= take(Kind.MARKET);
        }
        if (taken.stream().allMatch(TakenInput::caughtUp)) {
            took |= take(Kind.REQUESTS);
        }
        marketOwed = full() && !marketOwed;
        took |= take(Kind.MARKET);
        if (owner.draftMessages() > 0 || silentTooLong()) {
            write(FrameHeader.CAUSE_INPUTS);
        }
        return took;
    }

    private boolean silentTooLong() {
        long silentNanos = moment.clockNanos() - silentSinceNanos;
        boolean longEnough = silentNanos >= spec.limits().silentNanos() || silentNanos < 0;
        return runs.size() >= spec.limits().silentRuns() || runs.size() > 0 && longEnough;
    }

    private boolean full() {
        return owner.draftMessages() >= spec.limits().messages()
                || owner.draftBytes() >= spec.limits().bytes();
    }

    private boolean take(Kind kind) {
        boolean took = false;
        for (TakenInput input : taken) {
            if (input.spec().kind() == kind) {
                took |= take(input);
            }
        }
        return took;
    }

    private boolean take(TakenInput input) {
        int number = input.spec().number();
        int records = 0;
        while (records < spec.limits().recordsPerInput() && !full()) {
            LogRecord at = inputs.peek(number);
            if (at == null) {
                break;
            }
            inputs.take(number);
            consume(input, at);
            records++;
        }
        return records > 0;
    }

    private void consume(TakenInput input, LogRecord at) {
        if (runs.size() == 0) {
            silentSinceNanos = moment.clockNanos();
        }
        boolean warm = input.passed(at);
        if (warm) {
            runs.warmed(input.spec().number(), input.runFrom(), at.offset() + 1);
        } else {
            runs.taken(input.spec().number(), input.runFrom(), at.offset() + 1, at.leaderEpoch());
        }
        sink = warm ? this::warm : decided -> decide(decided, this::emit);
        InputDecoder.decode(input, at, sink);
    }

    private void warm(Input input) {
        try {
            decider.warm(input, moment);
        } catch (RuntimeException poison) {
            throw end.because(ExitCode.STEP_FAILED, "the step threw on warm " + input + ": " + poison);
        }
    }

    private void decide(Input input, Consumer<E> out) {
        try {
            decider.on(input, moment, out);
        } catch (RuntimeException poison) {
            throw end.because(ExitCode.STEP_FAILED, "the step threw on " + input + ": " + poison);
        }
    }

    private void emit(E event) {
        owner.emit(event);
        decider.apply(event, moment);
    }

    private void write(int cause) {
        List<WriterMark> marks = new ArrayList<>(0);
        for (TakenInput input : taken) {
            if (input.spec().kind() == Kind.REQUESTS) {
                marks.addAll(input.gate().validator().drainChanged(input.spec().number()));
            }
        }
        owner.write(moment, cause, runs.drain(), runs.drainEpochs(), marks);
    }
}
