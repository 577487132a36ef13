package io.nautilus.contracts;

/**
 * State that can be put into a snapshot. The same state gives the same bytes, whatever way led to it, and an object
 * restored from them decides as the saved one would. What market data gives is not part of it.
 */
public interface Durable {
    void save(StateWriter out);

    /** Takes what {@link #save} wrote; for a new object, before anything else. Throws {@link DecodeException}. */
    void restore(StateReader in);
}
