package io.nautilus.contracts;

/** Where a message stands on a journal of one partition: its record's offset and its index there. Later is larger. */
public record Place(long offset, int index) implements Comparable<Place> {
    public static final Place BEFORE_ALL = new Place(-1, 0);

    public void save(StateWriter out) {
        out.number(offset);
        out.number(index);
    }

    public static Place restored(StateReader in) {
        return new Place(in.number(), in.integer());
    }

    @Override
    public int compareTo(Place other) {
        return offset == other.offset ? Integer.compare(index, other.index) : Long.compare(offset, other.offset);
    }
}
