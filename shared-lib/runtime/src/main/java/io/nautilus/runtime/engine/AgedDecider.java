package io.nautilus.runtime.engine;

import io.nautilus.contracts.Decider;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Moment;
import java.util.function.Consumer;

/** A decider of whose inputs the age is measured. */
record AgedDecider<E extends Message>(Decider<E> decider, InputAge age) implements Decider<E> {
    @Override
    public void on(Input input, Moment moment, Consumer<E> out) {
        age.took(input);
        decider.on(input, moment, out);
    }

    @Override
    public void apply(E event, Moment moment) {
        decider.apply(event, moment);
    }

    @Override
    public void recall(Input.Event event) {
        decider.recall(event);
    }

    @Override
    public Durable recalled() {
        return decider.recalled();
    }

    @Override
    public void warm(Input input, Moment moment) {
        decider.warm(input, moment);
    }
}
