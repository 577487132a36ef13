package io.nautilus.runtime.log;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StrategyRefused;
import java.util.function.Consumer;

/** Counts events; what it says is its count and how much it had said before. */
final class EventCounter implements Decider<Message>, Durable {
    int met;
    private int said;
    /** Since this process began. */
    int recalls;

    @Override
    public void on(Input input, Moment moment, Consumer<Message> out) {
        if (input instanceof Input.Event) {
            met++;
            out.accept(new StrategyRefused(MessageId.NONE, "count", met + " after " + said, "", "", "test"));
        }
    }

    @Override
    public void apply(Message event, Moment moment) {
        said++;
    }

    @Override
    public void recall(Input.Event event) {
        met++;
        recalls++;
    }

    @Override
    public Durable recalled() {
        return new Durable() {
            @Override
            public void save(StateWriter out) {
                out.number(met);
            }

            @Override
            public void restore(StateReader in) {
                met = in.integer();
            }
        };
    }

    @Override
    public void save(StateWriter out) {
        out.number(said);
    }

    @Override
    public void restore(StateReader in) {
        said = in.integer();
    }
}
