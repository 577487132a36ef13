package io.nautilus.portfolio.domain;

/** Where a message stands on the journal: its record's offset and its index there. Later is larger. */
public record Place(long offset, int index) implements Comparable<Place> {
    static final Place BEFORE_ALL = new Place(-1, 0);

    @Override
    public int compareTo(Place other) {
        return offset == other.offset ? Integer.compare(index, other.index) : Long.compare(offset, other.offset);
    }
}
