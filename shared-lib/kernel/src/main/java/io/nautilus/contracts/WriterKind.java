package io.nautilus.contracts;

/** Who may write frames. The code is what the wire carries; codes are never reused. */
public enum WriterKind {
    MARKETDATA(1, "marketdata", Journal.OWN),
    RISK(2, "risk", Journal.OWN),
    STRATEGY(3, "strategy", Journal.SHARED),
    /** The HTTP side of an engine: is idempotent by its ids. */
    HTTP(4, "http", Journal.NONE),
    /** A program of the user that writes to a topic itself. */
    PROGRAM(5, "program", Journal.NONE),
    /** What it derives carries its source. */
    FEATURES(6, "features", Journal.NONE),
    /** What it derives carries its source. */
    ML(7, "ml", Journal.NONE);

    private enum Journal {
        NONE,
        OWN,
        SHARED
    }

    private final int code;
    private final String label;
    private final Journal journal;

    WriterKind(int code, String label, Journal journal) {
        this.code = code;
        this.label = label;
        this.journal = journal;
    }

    public int code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Whether its frames count only while their owner reigns; the others' count by themselves. */
    public boolean reigns() {
        return journal != Journal.NONE;
    }

    /** Whether others write to the partition of its journal too, so that not every record there is its own. */
    public boolean sharesJournal() {
        return journal == Journal.SHARED;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when no kind has this code. */
    public static WriterKind ofCode(int code) {
        for (WriterKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new DecodeException("unknown-code", "writer kind " + code);
    }
}
