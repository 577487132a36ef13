package io.nautilus.runtime.log;

/**
 * Where a journal is not what it must be. The first difference ends a verification: what follows would differ because
 * of it.
 */
public final class LogDifference extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 600;

    private final long offset;
    private final int index;
    private final String expected;
    private final String found;

    /** {@code index} is the message's place in its frame, -1 for the frame itself. */
    public LogDifference(long offset, int index, Object expected, Object found) {
        super(
                "offset %d%s: expected %s, found %s"
                        .formatted(offset, index < 0 ? "" : " message " + index, shown(expected), shown(found)),
                null,
                false,
                false);
        this.offset = offset;
        this.index = index;
        this.expected = shown(expected);
        this.found = shown(found);
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    public long offset() {
        return offset;
    }

    public int index() {
        return index;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
