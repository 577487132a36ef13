package io.nautilus.runtime.log;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameHeader.WriterMark;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.Writer;
import io.nautilus.runtime.log.InputSpec.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that the recovery of a shard folds from its journal: where its inputs stand, what is known of their
 * writers, which steps failed, and the domain's state. The owner folds it at its start, and whoever makes a snapshot
 * folds one of its own by the same code.
 */
public class ShardState<E extends Message> extends JournalFold<E> implements Folded {
    private record Met(int input, Writer writer) {}

    private final Decider<E> decider;
    private final Durable domain;
    private final ConsumedRuns runs;
    private final Strikes strikes = new Strikes();
    private final Map<Met, WriterMark> marks = new HashMap<>();
    /** Of the inputs that are other engines' journals. */
    private final SortedMap<Integer, Recalled> recalled = new TreeMap<>();

    private int rulesVersion;
    private Moment moment;

    /**
     * The state before any record. {@code domain} is all durable state behind {@code decider} and {@code effects},
     * which are new as well.
     */
    public ShardState(ShardSpec spec, Decider<E> decider, Effects<E> effects, Durable domain) {
        this(spec, decider, effects, domain, other -> {
            throw new IllegalStateException("nothing of " + other.topic() + " is folded here");
        });
    }

    /** The same where an input is the journal of another engine, which {@code others} gives. */
    public ShardState(
            ShardSpec spec,
            Decider<E> decider,
            Effects<E> effects,
            Durable domain,
            Function<InputSpec, Snapshots.Stretch> others) {
        this(spec, decider, effects, domain, new FrameValidator(), new ConsumedRuns(spec.inputCount()));
        for (InputSpec input : spec.inputs()) {
            if (input.kind() == Kind.EVENTS) {
                recalled.put(input.number(), new Recalled(input, decider, others.apply(input)));
            }
        }
    }

    ShardState(
            ShardSpec spec,
            Decider<E> decider,
            Effects<E> effects,
            Durable domain,
            FrameValidator validator,
            ConsumedRuns runs) {
        super(spec.writer(), validator, effects);
        this.decider = decider;
        this.domain = domain;
        this.runs = runs;
    }

    @Override
    void reignBegins(FrameHeader epoch) {
        strikes.reignBegins(epoch);
    }

    @Override
    void header(FrameHeader header) {
        strikes.frame(header);
        runs.fold(header);
        header.marks().forEach(mark -> marks.put(new Met(mark.input(), mark.writer()), mark));
        rulesVersion = header.rulesVersion();
        moment = new Moment(header.timeNanos(), header.clockNanos());
    }

    @Override
    void note(StepNote note) {
        strikes.note(note);
    }

    @Override
    void event(E event) {
        decider.apply(event, moment);
    }

    ConsumedRuns runs() {
        return runs;
    }

    Strikes strikes() {
        return strikes;
    }

    /** What was known last of the writers of the inputs, in an order that is always the same. */
    List<WriterMark> marks() {
        List<WriterMark> sorted = new ArrayList<>(marks.values());
        sorted.sort(Comparator.comparingInt(WriterMark::input)
                .thenComparing(mark -> mark.writer().kind())
                .thenComparingInt(mark -> mark.writer().shard()));
        return sorted;
    }

    Recalled recalled(int input) {
        return recalled.get(input);
    }

    /** Of other journals as much is folded as was taken by the own one. */
    @Override
    public void settle() {
        recalled.forEach((input, other) ->
                other.foldTo(runs.knows(input) ? runs.position(input).offset() : 0));
    }

    @Override
    public Last last() {
        return new Last(
                writer(),
                validator().reign(writer()),
                validator().reign(writer()) == FrameHeader.NO_REIGN
                        ? 0
                        : validator().owner(writer()),
                seq(),
                timeNanos(),
                rulesVersion);
    }

    @Override
    public void save(StateWriter out) {
        out.number(seq());
        out.number(timeNanos());
        out.number(rulesVersion);
        validator().save(out);
        runs.save(out);
        out.list(marks(), mark -> {
            out.number(mark.input());
            out.writer(mark.writer());
            out.number(mark.reign());
            out.fixed(mark.owner());
            out.number(mark.seq());
            out.flag(mark.holed());
        });
        strikes.save(out);
        domain.save(out);
        recalled.values().forEach(other -> other.save(out));
    }

    @Override
    public void restore(StateReader in) {
        goOnFrom(in.number(), in.number());
        rulesVersion = in.integer();
        validator().restore(in);
        runs.restore(in);
        in.list(() -> {
            WriterMark mark =
                    new WriterMark(in.integer(), in.writer(), in.number(), in.fixed(), in.number(), in.flag());
            marks.put(new Met(mark.input(), mark.writer()), mark);
        });
        strikes.restore(in);
        domain.restore(in);
        recalled.values().forEach(other -> other.restore(in));
    }
}
