package io.nautilus.runtime.log;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Writer;
import java.util.function.Consumer;

/** What a follower folds of the journal of another engine: what is known of its writer, and the reader's state. */
public final class FollowedState implements Folded {
    private final InputSpec spec;
    private final Writer writer;
    private final Consumer<Input> reader;
    private final Durable domain;
    private final FrameValidator validator = new FrameValidator();
    private final TakenInput input;
    private long timeNanos;

    /** The state before any record; {@code domain} is all durable state behind {@code reader}, which is new as well. */
    public FollowedState(InputSpec spec, Writer writer, Consumer<Input> reader, Durable domain) {
        this.spec = spec;
        this.writer = writer;
        this.reader = reader;
        this.domain = domain;
        this.input = new TakenInput(spec, new FrameGate(validator), 0, 0, 0);
    }

    InputSpec spec() {
        return spec;
    }

    FrameValidator validator() {
        return validator;
    }

    @Override
    public void fold(LogRecord at) {
        InputDecoder.decode(input, at, this::take);
    }

    private void take(Input taken) {
        if (taken instanceof Input.Event event) {
            timeNanos = event.timeNanos();
        }
        reader.accept(taken);
    }

    @Override
    public Last last() {
        boolean reigns = validator.reign(writer) >= 0;
        long owner = reigns ? validator.owner(writer) : 0;
        return new Last(writer, validator.reign(writer), owner, validator.seq(writer), timeNanos, 0);
    }

    @Override
    public void save(StateWriter out) {
        out.number(timeNanos);
        validator.save(out);
        domain.save(out);
    }

    @Override
    public void restore(StateReader in) {
        timeNanos = in.number();
        validator.restore(in);
        domain.restore(in);
    }
}
