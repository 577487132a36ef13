package io.nautilus.hardware;

/** A JVM's compilers: the quick one alone, or the thorough one beside it, which works for the first minutes. */
public final class Compilers {
    /** The flag that leaves the thorough one out. */
    public static final String QUICK_ALONE = "-XX:TieredStopAtLevel=1";

    /** What the thorough one may need beside the least; it took 61 MiB in the broker and 72 in risk. */
    static final Memory MEMORY = new Memory(96);

    private Compilers() {}
}
