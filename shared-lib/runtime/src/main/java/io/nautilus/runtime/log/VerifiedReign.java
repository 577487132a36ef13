package io.nautilus.runtime.log;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.InputEpoch;
import io.nautilus.contracts.FrameHeader.Run;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StepNote;
import io.nautilus.runtime.log.InputSpec.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One owner's reign, decided again: its domain, and its inputs as they stand after the frames so far. */
final class VerifiedReign<E extends Message> {
    /** What this needs is no longer on the log: nothing more of the reign can be compared. */
    static final class NotKept extends Exception {
        private static final long serialVersionUID = 1L;

        NotKept(String message) {
            super(message, null, false, false);
        }
    }

    private final ShardSpec spec;
    private final Decider<E> decider;
    private final VerifiedLog log;
    private final VerifiedLosses losses;
    private final Strikes strikes;
    private final ConsumedRuns before;
    private final ConsumedRuns runs;
    private final LogRecord epoch;
    private final Map<Integer, InputSpec> specs = new TreeMap<>();
    private final Map<Integer, TakenInput> taken = new TreeMap<>();
    /** Inputs of which something was decided in this reign. */
    private final Set<Integer> started = new HashSet<>();

    private final List<Message> said = new ArrayList<>();
    private boolean suspected;
    private VerifiedFrame frame;
    private Moment momentBefore;

    VerifiedReign(
            ShardSpec spec,
            Decider<E> decider,
            VerifiedLog log,
            VerifiedLosses losses,
            Strikes strikes,
            ConsumedRuns before,
            List<WriterMark> marks,
            LogRecord epoch) {
        this.spec = spec;
        this.decider = decider;
        this.log = log;
        this.losses = losses;
        this.strikes = strikes;
        this.before = before;
        this.epoch = epoch;
        this.runs = before.copy();
        for (InputSpec input : spec.inputs()) {
            specs.put(input.number(), input);
            if (input.kind().durable()) {
                taken.put(input.number(), durable(input, marks));
            }
        }
    }

    private TakenInput durable(InputSpec input, List<WriterMark> marks) {
        int number = input.number();
        long from = runs.knows(number) ? runs.position(number).offset() : log.beginning(number);
        FrameValidator validator = new FrameValidator();
        marks.stream().filter(mark -> mark.input() == number).forEach(validator::restore);
        TakenInput at = new TakenInput(input, new FrameGate(validator), from, 0, 0);
        if (input.kind() == Kind.EVENTS) {
            past(number, from, record -> InputDecoder.decode(at, record, this::recall));
        }
        return at;
    }

    private void recall(Input taken) {
        if (taken instanceof Input.Event event) {
            decider.recall(event);
        }
    }

    private void past(int number, long to, Consumer<LogRecord> records) {
        for (LogRecord at = log.next(number, log.beginning(number), to);
                at != null;
                at = log.next(number, at.offset() + 1, to)) {
            records.accept(at);
        }
    }

    /** What the frame must say. {@code ofFrameBefore} is what soft inputs see. */
    List<Message> decide(VerifiedFrame next, Moment ofFrameBefore) throws NotKept {
        frame = next;
        momentBefore = ofFrameBefore;
        said.clear();
        FrameHeader header = frame.header();
        if (frame.onlyNotes()) {
            requireEqual(List.of(), header.consumed(), "runs");
            return List.of();
        }
        if (header.cause() == FrameHeader.CAUSE_NONE && header.consumed().isEmpty()) {
            return List.of();
        }
        boolean stepped = header.cause() >= 0
                || frame.suspicion() != null
                || !header.consumed().isEmpty();
        if (!stepped || header.cause() == FrameHeader.CAUSE_NONE) {
            throw differs("a step", "cause " + header.cause() + ", nothing taken");
        }
        if (frame.suspicion() != null) {
            suspected = true;
            run(new Input.LogSuspect(frame.suspicion()), false, false);
        }
        for (Run run : header.consumed()) {
            take(run);
        }
        if (header.cause() >= 0) {
            run(timer(header.cause()), false, false);
        }
        requireEqual(runs.drain(frame.messages() == 0), header.consumed(), "runs");
        requireEqual(runs.drainEpochs(), header.epochs(), "leader epochs");
        requireEqual(marks(), header.marks(), "marks");
        return List.copyOf(said);
    }

    private void requireEqual(List<?> expected, List<?> found, String what) {
        if (!expected.equals(found)) {
            throw differs(what + " " + expected, what + " " + found);
        }
    }

    private LogDifference differs(Object expected, Object found) {
        return new LogDifference(frame.at().offset(), -1, expected, found);
    }

    private List<WriterMark> marks() {
        List<WriterMark> marks = new ArrayList<>();
        for (TakenInput input : taken.values()) {
            if (input.spec().kind() == Kind.REQUESTS) {
                marks.addAll(input.gate().validator().drainChanged(input.spec().number()));
            }
        }
        for (TakenInput input : taken.values()) {
            List<WriterMark> joins = input.drainJoins();
            if (!saidOf(input.spec()).isEmpty()) {
                marks.addAll(joins);
            }
        }
        return marks;
    }

    /** What the frame says of an input's joins; an older release says nothing of any. */
    private List<WriterMark> saidOf(InputSpec input) {
        return frame.header().marks().stream()
                .filter(mark -> input.kind() == Kind.MARKET && mark.input() == input.number())
                .toList();
    }

    private Input timer(int timer) {
        if (spec.timers().stream().noneMatch(known -> known.id() == timer)) {
            throw differs("a timer of the engine", "timer " + timer);
        }
        String cancelled = strikes.condemned(StepNote.TIMER, timer, StepNote.WHOLE_RECORD);
        if (cancelled != null && strikes.isAnnounced(timer)) {
            throw differs("nothing of timer " + timer + ", which was cancelled", "a frame of it");
        }
        return LoneStep.ofTimer(timer, cancelled, frame.moment()).next();
    }

    private void take(Run run) throws NotKept {
        InputSpec input = specs.get(run.input());
        if (input == null) {
            throw differs("an input of the engine", "input " + run.input());
        }
        long from = run.from() == Run.IMPLIED ? implied(input) : run.from();
        TakenInput at = input.kind().durable() ? goOn(input, run, from) : join(input, run, from);
        int leaderEpoch = leaderEpochTaken(input.number());
        for (long next = from; next < from + run.count(); next = at.next()) {
            LogRecord record = log.next(input.number(), next, from + run.count());
            checkKept(input, next, record, leaderEpoch);
            take(at, record, run.warm());
        }
    }

    /** What the journal says of the last record of an input that the frame took: no record before it has a later one. */
    private int leaderEpochTaken(int input) {
        for (InputEpoch said : frame.header().epochs()) {
            if (said.input() == input) {
                return said.leaderEpoch();
            }
        }
        return runs.knows(input) ? runs.position(input).leaderEpoch() : Position.UNKNOWN_EPOCH;
    }

    /**
     * A record of a later leader epoch took the place of the one that the owner took, or none did: the log lost its
     * tail. Where a later owner noted that, the rest of this reign cannot be compared; else it is a difference.
     */
    private void checkKept(InputSpec input, long offset, LogRecord record, int leaderEpoch) throws NotKept {
        boolean missing = record == null;
        boolean replaced = !missing && leaderEpoch != Position.UNKNOWN_EPOCH && record.leaderEpoch() > leaderEpoch;
        if (!missing && !replaced) {
            return;
        }
        long lost = missing ? offset : record.offset();
        String became = missing ? "lost" : "replaced";
        if (losses.cover(frame.at().offset(), input, lost, missing)) {
            throw new NotKept("%s offset %d was %s, as a later reign noted".formatted(input.topic(), lost, became));
        }
        throw differs(
                "runs of what the log holds",
                "%s[%d] offset %d, which was %s".formatted(input.topic(), input.partition(), lost, became));
    }

    private long implied(InputSpec input) {
        if (!runs.knows(input.number())) {
            throw differs("an explicit position of input " + input.number(), "an implied one");
        }
        return runs.position(input.number()).offset();
    }

    private TakenInput goOn(InputSpec input, Run run, long from) {
        TakenInput at = taken.get(input.number());
        boolean parted = suspected && started.add(input.number());
        if (run.warm() || from != at.next() && !parted) {
            throw differs("input %d from %d".formatted(input.number(), at.next()), run);
        }
        if (input.kind() == Kind.REQUESTS) {
            checkWarm(run);
        }
        if (from != at.next()) {
            at = new TakenInput(input, at.gate(), from, 0, 0);
            taken.put(input.number(), at);
        }
        return at;
    }

    /** No request is decided before market data was read up to where the owner before left it. */
    private void checkWarm(Run run) {
        for (InputSpec input : specs.values()) {
            int number = input.number();
            boolean known = !input.kind().durable() && before.knows(number) && !suspected;
            long position = known ? before.position(number).offset() : 0;
            TakenInput at = taken.get(number);
            if (position > log.beginning(number) && (at == null || at.next() < position)) {
                throw differs("input %d read up to %d before a request".formatted(number, position), run);
            }
        }
    }

    /** Market data begins where an owner joined it, goes on without a gap, and jumps only where it joined anew. */
    private TakenInput join(InputSpec input, Run run, long from) throws NotKept {
        int number = input.number();
        long kept = log.beginning(number);
        if (from < kept) {
            throw new NotKept("%s before offset %d is no longer kept".formatted(input.topic(), kept));
        }
        TakenInput at = taken.get(number);
        boolean anew = at != null && (at.next() < kept || saidOf(input).size() > at.joinCount());
        if (at == null || from != at.next() && anew) {
            FrameValidator joining = FrameValidator.joining(floor(input, from, at == null ? 0 : at.joinCount()));
            TakenInput joined = new TakenInput(input, new FrameGate(joining), from, 0, 0);
            if (anew) {
                started.add(number);
                joined.after(at);
            }
            at = joined;
            taken.put(number, at);
        } else if (from != at.next()) {
            throw differs("input %d from %d".formatted(number, at.next()), run);
        }
        if (run.warm()
                && before.knows(number)
                && from + run.count() > before.position(number).offset()
                && !anew) {
            throw differs(
                    "input %d warmed up to %d"
                            .formatted(number, before.position(number).offset()),
                    run);
        }
        boolean decides = !run.warm() && started.add(number);
        if (decides && before.knows(number) && !suspected) {
            checkPosition(run, from, kept);
        }
        return at;
    }

    /** What an owner decides first is what its predecessor left. */
    private void checkPosition(Run run, long from, long kept) {
        long position = before.position(run.input()).offset();
        if (from != position && position >= kept) {
            throw differs("input %d decided from %d".formatted(run.input(), position), run);
        }
    }

    /**
     * The largest reign on the input when the owner joined it, as the frame says of its {@code join}th; where it says
     * nothing, since an older release wrote it, as far as the log's clock tells.
     */
    private long floor(InputSpec input, long from, int join) throws NotKept {
        List<WriterMark> said = saidOf(input);
        if (join < said.size()) {
            return claimed(input, from, said.get(join).reign());
        }
        return input.kind() == Kind.MARKET ? floorByClock(input.number(), from) : FrameHeader.NO_REIGN;
    }

    /** A reign that somebody claims who wrote at this offset or behind it, unless the log lost that. */
    private long claimed(InputSpec input, long from, long reign) throws NotKept {
        LogRecord at = log.next(input.number(), from, Long.MAX_VALUE);
        while (reign != FrameHeader.NO_REIGN && at != null && InputDecoder.reignOf(at) != reign) {
            at = log.next(input.number(), at.offset() + 1, Long.MAX_VALUE);
        }
        if (reign != FrameHeader.NO_REIGN && at == null) {
            if (losses.cover(frame.at().offset(), input, from, true)) {
                throw new NotKept("%s lost reign %d, as was noted later".formatted(input.topic(), reign));
            }
            throw differs("a reign of input %d from offset %d on".formatted(input.number(), from), "reign " + reign);
        }
        return reign;
    }

    private long floorByClock(int number, long from) {
        long floor = FrameHeader.NO_REIGN;
        LogRecord at = log.next(number, from, Long.MAX_VALUE);
        while (at != null && at.appendTimeNanos() <= epoch.appendTimeNanos()) {
            floor = Math.max(floor, InputDecoder.reignOf(at));
            at = log.next(number, at.offset() + 1, Long.MAX_VALUE);
        }
        return floor;
    }

    private void take(TakenInput input, LogRecord at, boolean warm) {
        int number = input.spec().number();
        input.passed(at);
        if (warm) {
            runs.warmed(number, input.runFrom(), at.offset() + 1);
        } else {
            runs.taken(number, input.runFrom(), at.offset() + 1, at.leaderEpoch());
        }
        boolean soft = !input.spec().kind().durable();
        InputDecoder.decode(
                input, at, index -> strikes.condemned(number, at.offset(), index), decided -> run(decided, warm, soft));
    }

    private void run(Input input, boolean warm, boolean soft) {
        Moment moment = frame.moment();
        Moment seen = soft ? momentBefore : moment;
        try {
            if (warm) {
                decider.warm(input, seen);
            } else {
                decider.on(input, seen, event -> emit(event, moment));
            }
        } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
            throw differs("a decision", "that deciding " + input + " throws " + thrown);
        }
    }

    private void emit(E event, Moment moment) {
        said.add(event);
        decider.apply(event, moment);
    }
}
