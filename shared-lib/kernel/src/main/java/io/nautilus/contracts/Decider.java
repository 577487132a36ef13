package io.nautilus.contracts;

import java.util.function.Consumer;

/**
 * The shape of a critical engine's domain: input in, events out. State that matters changes only through
 * {@link #apply}; {@link #on} decides from it, and the runtime applies each event the moment it is emitted. Recovery
 * calls {@code apply} alone, with the moment of the frame that holds the event.
 */
public interface Decider<E extends Message> {
    void on(Input input, Moment moment, Consumer<E> out);

    void apply(E event, Moment moment);

    /**
     * An event of another engine's journal that was taken before this reign. It only gives back the durable state that
     * it gave then: nothing is decided. All of them come after the own journal was folded, so what they change must not
     * depend on how they and the own events were mixed.
     */
    default void recall(Input.Event event) {
        throw new IllegalStateException("nothing of another journal is durable here");
    }

    /** All that {@link #recall} gives back, for a snapshot. */
    default Durable recalled() {
        throw new IllegalStateException("nothing of another journal is durable here");
    }

    /** An input that only rebuilds soft state: nothing is decided, and what would be is not said. */
    default void warm(Input input, Moment moment) {
        on(input, moment, dropped -> {});
    }
}
