package io.nautilus.runtime.log;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StepNoteKind;
import io.nautilus.contracts.TextBound;
import io.nautilus.runtime.log.InputSpec.Kind;
import io.nautilus.runtime.log.ShardSpec.TimerSpec;
import java.util.List;

/**
 * One shard of a critical engine: takes its inputs in order, lets the domain decide, and keeps the journal from which
 * it recovers. First start, restart and takeover are the same path. One thread calls it; it never blocks but in
 * recovery.
 */
public class Shard<E extends Message> {
    private final ShardSpec spec;
    private final Decider<E> decider;
    private final Durable domain;
    private final Snapshots snapshots;
    private final Inputs inputs;
    private final JournalOwner<E> owner;
    private final ProcessEnd end;
    private final TakenInputs taken = new TakenInputs();
    private final long[] timerDueNanos;
    private Strikes strikes = new Strikes();
    private ConsumedRuns runs;
    private AnsweredBacklog answered;
    private long foldedFrom;
    private Moment moment;
    private String suspect;
    private long silentSinceNanos;
    private boolean softOwed;
    private boolean stopping;
    /** The hold of a suspect log was decided and is not proven yet: until then nobody may believe that it is noted. */
    private boolean holdUnproven;
    /** Why snapshots are to be thrown away once the hold is proven. */
    private String unnoted;
    /** Where deaths without a step went before: each step is noted first, until all of this is taken. */
    private Backlog noting;

    private LoneStep lone;
    private TakenInput mustBeAlone;
    private String failure;

    /**
     * {@code domain} is the durable state behind the decider and the owner's effects; {@code suspect} says why the log
     * may have lost its tail, or is null.
     */
    public Shard(
            ShardSpec spec,
            Decider<E> decider,
            Durable domain,
            Snapshots snapshots,
            Inputs inputs,
            JournalOwner<E> owner,
            ProcessEnd end,
            String suspect) {
        this.spec = spec;
        this.decider = decider;
        this.domain = domain;
        this.snapshots = snapshots;
        this.inputs = inputs;
        this.owner = owner;
        this.end = end;
        this.suspect = suspect;
        this.timerDueNanos = new long[spec.timers().size()];
    }

    /** Begins: appends the epoch frame. */
    public void start(long clockNanos) {
        owner.start(clockNanos);
    }

    /** An append was acknowledged: the epoch frame's lets the shard recover, any other may prove frames. */
    public void acknowledged(long tag, long offset) {
        if (tag == JournalOwner.EPOCH_TAG) {
            recover(offset);
        } else {
            owner.acknowledged(tag, offset);
            holdUnproven &= owner.unproven() > 0;
            noted();
        }
    }

    private void recover(long epochOffset) {
        ShardState<E> state = newState();
        foldedFrom = suspect == null
                ? snapshots.restore(state, owner.journal()::read, epochOffset, this::suspect)
                : distrusted(epochOffset);
        owner.reign(epochOffset, foldedFrom, state);
        runs = state.runs();
        strikes = state.strikes();
        strikes.rules(spec.rulesVersion());
        spec.inputs().forEach(input -> taken.add(InputStart.begin(inputs, input, state, this::suspect)));
        Backlog backlog = new Backlog(taken, inputs);
        answered = new AnsweredBacklog(backlog);
        noting = strikes.callForNotes() ? backlog : null;
    }

    ShardState<E> newState() {
        return new ShardState<>(spec, decider, owner.effects(), domain, InputStart.past(inputs));
    }

    /** Of a suspect log no snapshot is used, but the newest one may know which records are gone. */
    private long distrusted(long epochOffset) {
        unnoted = suspect;
        snapshots.compare(owner.journal()::read, epochOffset, this::suspect);
        return 0;
    }

    /** Only snapshots may know it: they stay until it is noted, so that a death before that does not hide it. */
    private void suspect(String detail) {
        suspect = suspect == null ? detail : suspect + "; " + detail;
        unnoted = detail;
    }

    private void noted() {
        if (unnoted != null && suspect == null && !holdUnproven) {
            snapshots.discard(unnoted);
            unnoted = null;
        }
    }

    /** Where the fold of the journal began: 0, or behind a snapshot. */
    public long foldedFrom() {
        return foldedFrom;
    }

    /** Whether the shard decides requests: it has folded its journal and its market data is up to date. */
    public boolean open() {
        return owner.reigns() && suspect == null && !holdUnproven && failure == null && taken.caughtUp();
    }

    /** Whether all that was asked before this reign has its outcome, which is proven. */
    public boolean answeredBacklog() {
        return answered != null && !unfinished() && answered.is(owner);
    }

    /** Whether a step was begun and is not over, or failed and is being noted. */
    boolean unfinished() {
        return lone != null || failure != null;
    }

    /** Takes nothing more. When {@link #unproven} is 0, all that was decided is proven. */
    public void stop() {
        stopping = true;
    }

    public int unproven() {
        return owner.unproven();
    }

    /** Records and timers that failed once, of at most {@link ShardSpec#MAX_SUSPECTS}. */
    public int suspects() {
        return strikes.suspects();
    }

    /** The inputs with their gates; for metrics. */
    public List<TakenInput> inputs() {
        return taken.all();
    }

    /** One step, if anything is due. Returns whether it took anything. */
    public boolean pass(long clockNanos) {
        if (failure != null && owner.unproven() == 0) {
            throw end.because(ExitCode.STEP_FAILED, failure);
        }
        if (failure != null || stopping || !owner.mayWrite()) {
            return false;
        }
        try {
            return lone == null ? step(clockNanos) : goOnAlone();
        } catch (StepFailure failed) {
            owner.discard();
            owner.send(failed.note(), moment);
            failure = "the step threw on " + spec.place(failed.note()) + ": "
                    + failed.note().detail() + "; the next start takes it by itself, and rejects what throws again";
            return false;
        }
    }

    private boolean step(long clockNanos) {
        moment = owner.moment(clockNanos);
        if (suspect != null) {
            hold();
            return true;
        }
        taken.rejoinLost(inputs);
        return timers() || takeInputs();
    }

    private void hold() {
        String detail = TextBound.DETAIL.clip(suspect);
        owner.add(new StepNote(StepNoteKind.SUSPECTED, StepNote.TIMER, 0, StepNote.WHOLE_RECORD, detail));
        decider.on(new Input.LogSuspect(detail), moment, this::emit);
        suspect = null;
        holdUnproven = true;
        write(FrameHeader.CAUSE_INPUTS);
    }

    private boolean timers() {
        for (int i = 0; i < timerDueNanos.length; i++) {
            TimerSpec timer = spec.timers().get(i);
            boolean steppedBack = timerDueNanos[i] - moment.clockNanos() > timer.periodNanos();
            if (moment.clockNanos() >= timerDueNanos[i] || steppedBack) {
                timerDueNanos[i] = moment.clockNanos() + timer.periodNanos();
                if (fires(timer.id())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Lets the timer decide; returns whether the step is over. */
    private boolean fires(int timer) {
        String cancelled = strikes.condemned(StepNote.TIMER, timer, StepNote.WHOLE_RECORD);
        if (cancelled != null && strikes.isAnnounced(timer)) {
            return false;
        }
        if (cancelled != null || noting != null) {
            lone = LoneStep.ofTimer(timer, cancelled, moment);
            return goOnAlone();
        }
        decide(StepNote.TIMER, timer, new Input.Timer(timer), moment);
        if (owner.draftMessages() > 0) {
            write(timer);
            return true;
        }
        return false;
    }

    private boolean takeInputs() {
        if (noting != null && noting.isTaken()) {
            noting = null;
        }
        if (isOld(owner.lastClockNanos()) && taken.softWaits(inputs)) {
            write(runs.size() > 0 ? FrameHeader.CAUSE_INPUTS : FrameHeader.CAUSE_NONE);
            return true;
        }
        boolean took = take(Kind.COMMANDS);
        took |= take(Kind.EVENTS);
        if (softOwed) {
            took |= takeSoft();
        }
        if (taken.caughtUp()) {
            took |= take(Kind.REQUESTS);
        }
        softOwed = full() && !softOwed;
        took |= takeSoft();
        if (mustBeAlone != null && runs.size() == 0) {
            return begin();
        }
        if (owner.draftMessages() > 0 || silentTooLong() || mustBeAlone != null) {
            write(FrameHeader.CAUSE_INPUTS);
        }
        mustBeAlone = null;
        return took;
    }

    /** Nothing is decided of the market before what became of one's own orders is known, as it was at the start. */
    private boolean takeSoft() {
        return taken.caughtUp(Kind.EVENTS) && (take(Kind.MARKET) | take(Kind.RECORDS) | take(Kind.SIGNALS));
    }

    /** What soft inputs see as the clock, {@link #seenBy}, is at most so old. */
    private boolean isOld(long clockNanos) {
        return Math.abs(moment.clockNanos() - clockNanos) > spec.limits().silentNanos() / 2;
    }

    private boolean silentTooLong() {
        long silentNanos = moment.clockNanos() - silentSinceNanos;
        boolean longEnough = silentNanos >= spec.limits().silentNanos() || silentNanos < 0;
        return runs.size() >= spec.limits().silentRuns() || runs.size() > 0 && longEnough || taken.hasManyMarks();
    }

    private boolean full() {
        return mustBeAlone != null
                || owner.draftMessages() >= spec.limits().messages()
                || owner.draftBytes() >= spec.limits().bytes();
    }

    private boolean take(Kind kind) {
        boolean took = false;
        for (TakenInput input : taken.of(kind)) {
            took |= take(input);
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
            if (noting != null || strikes.isSuspect(number, at.offset())) {
                mustBeAlone = input;
                break;
            }
            boolean warm = passed(input, at);
            Moment seen = seenBy(!input.spec().kind().durable());
            InputDecoder.decode(input, at, decided -> run(number, at.offset(), decided, warm, seen));
            records++;
        }
        return records > 0;
    }

    /** Moves behind the record; returns whether it only warms. */
    private boolean passed(TakenInput input, LogRecord at) {
        int number = input.spec().number();
        inputs.take(number);
        if (runs.size() == 0) {
            silentSinceNanos = moment.clockNanos();
        }
        boolean warm = input.passed(at);
        if (warm) {
            runs.warmed(number, input.runFrom(), at.offset() + 1);
        } else {
            runs.taken(number, input.runFrom(), at.offset() + 1, at.leaderEpoch());
        }
        return warm;
    }

    /**
     * Soft inputs may be taken by several passes before a frame says so, and the frame has the clock and the time of the
     * last one only. So that a re-execution sees what was seen, both are those of the frame before.
     */
    private Moment seenBy(boolean soft) {
        return soft ? owner.moment(owner.lastClockNanos()) : moment;
    }

    private boolean begin() {
        TakenInput input = mustBeAlone;
        mustBeAlone = null;
        int number = input.spec().number();
        LogRecord at = inputs.peek(number);
        boolean warm = passed(input, at);
        boolean soft = !input.spec().kind().durable();
        boolean suspected = strikes.isSuspect(number, at.offset());
        lone = new LoneStep(number, at.offset(), FrameHeader.CAUSE_INPUTS, warm, soft, suspected && !soft, moment);
        InputDecoder.decode(input, at, index -> strikes.condemned(number, at.offset(), index), lone::add);
        return goOnAlone();
    }

    private boolean goOnAlone() {
        moment = lone.moment();
        while (lone.hasNext()) {
            StepNote note = noting != null ? lone.dueNote() : null;
            if (note != null) {
                owner.send(note, moment);
            }
            if (noting != null && owner.unproven() > 0) {
                return false;
            }
            Moment seen = seenBy(lone.soft());
            run(lone.source(), lone.offset(), lone.next(), lone.warm(), seen);
        }
        int cause = lone.cause();
        if (cause >= 0 && strikes.condemned(StepNote.TIMER, cause, StepNote.WHOLE_RECORD) != null) {
            strikes.announced(cause);
        }
        boolean says = noting != null || owner.draftMessages() > 0 || cause >= 0;
        lone = null;
        if (says) {
            write(cause);
        }
        return true;
    }

    private void run(int source, long offset, Input input, boolean warm, Moment seen) {
        if (warm) {
            StepFailure.guard(source, offset, input, () -> decider.warm(input, seen), end);
        } else {
            decide(source, offset, input, seen);
        }
    }

    private void decide(int source, long offset, Input input, Moment seen) {
        StepFailure.guard(source, offset, input, () -> decider.on(input, seen, this::emit), end);
    }

    private void emit(E event) {
        owner.emit(event);
        decider.apply(event, moment);
    }

    private void write(int cause) {
        boolean silent = owner.draftMessages() == 0;
        owner.write(moment, cause, runs.drain(silent), runs.drainEpochs(), taken.drainMarks());
    }
}
