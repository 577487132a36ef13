package io.nautilus.contracts;

/**
 * The message of a log that gave a value: {@code index} is its place in the record at {@code offset}. Of one topic and
 * partition a reader drops what is not newer.
 */
public record Source(String topic, int partition, long offset, int index) {
    /** Whether this stands behind another of the same topic and partition. */
    public boolean isNewerThan(Source other) {
        return offset > other.offset || offset == other.offset && index > other.index;
    }

    public void save(StateWriter out) {
        out.text(topic);
        out.number(partition);
        out.number(offset);
        out.number(index);
    }

    public static Source restored(StateReader in) {
        return new Source(in.text(), in.integer(), in.number(), in.integer());
    }
}
