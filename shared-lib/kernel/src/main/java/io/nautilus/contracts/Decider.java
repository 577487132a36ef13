package io.nautilus.contracts;

import java.util.function.Consumer;

/**
 * The shape of a critical engine's domain: input in, events out. State that matters changes only through
 * {@link #apply}; {@link #on} decides from it, and the runtime applies each event the moment it is emitted. Recovery
 * calls {@code apply} alone.
 */
public interface Decider<E extends Message> {
    void on(Input input, Moment moment, Consumer<E> out);

    void apply(E event);
}
