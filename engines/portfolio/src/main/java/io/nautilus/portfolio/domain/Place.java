package io.nautilus.portfolio.domain;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;

/** Where a message stands on the journal: its record's offset and its index there. Later is larger. */
public record Place(long offset, int index) implements Comparable<Place> {
    static final Place BEFORE_ALL = new Place(-1, 0);

    void save(StateWriter out) {
        out.number(offset);
        out.number(index);
    }

    static Place restored(StateReader in) {
        return new Place(in.number(), in.integer());
    }

    @Override
    public int compareTo(Place other) {
        return offset == other.offset ? Integer.compare(index, other.index) : Long.compare(offset, other.offset);
    }
}
