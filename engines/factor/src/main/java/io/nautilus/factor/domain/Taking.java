package io.nautilus.factor.domain;

import java.util.Locale;

/** What became of a bar. */
public enum Taking {
    TAKEN,
    /** Of an interval of which no factors are made here. */
    NOT_SERVED,
    /** Its source is not newer than that of the last one of its instrument and interval. */
    NOT_NEWER,
    /** Its cross-section was closed before it came. */
    LATE,
    /** It does not know all of its time, so it is in no window. */
    PARTIAL,
    /** It is no bar that factors can be made of. */
    MALFORMED,
    /** There are as many instruments as are followed. */
    TOO_MANY;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
