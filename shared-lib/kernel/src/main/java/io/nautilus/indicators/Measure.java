package io.nautilus.indicators;

import java.util.List;

/**
 * A statistic of a stream: events in, one at a time, and after a stated number of them values out. Its memory does not
 * grow with the events, and an event costs the same however many came before. After {@link #reset} it is as new.
 *
 * <p>After the warm-up every value is a finite number. Where a formula divides nothing by nothing, which happens at
 * constant prices or without volume, the value is the limit or the middle of its range that the class states.
 */
public interface Measure {
    /** The names of the values, in their order. */
    List<String> outputs();

    /** How many events are taken before there are values: the last of them gives the first ones. */
    int warmUp();

    /** Whether there are values. */
    boolean ready();

    /** The value of an output. Throws {@link IllegalStateException} where it is not {@link #ready}. */
    double value(int output);

    /** The first output's value. */
    default double value() {
        return value(0);
    }

    void reset();
}
