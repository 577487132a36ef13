package io.nautilus.hardware;

import java.util.List;

/** A JVM's compilers: the quick one alone, or the thorough one beside it, which works for the first minutes. */
public final class Compilers {
    /** The flag that leaves the thorough one out. */
    public static final String QUICK_ALONE = "-XX:TieredStopAtLevel=1";

    /**
     * The same for a program that runs on. Where 15 % of the code cache are filled anew, the JVM collects its whole heap in
     * one pause; of the 48 MB that it reserves for the quick one alone an engine fills so much in its first quarter of a
     * minute. 240 MB are reserved, not taken.
     */
    public static final List<String> QUICK_ALONE_FOR_LONG = List.of(QUICK_ALONE, "-XX:ReservedCodeCacheSize=240m");

    /** What the thorough one may need beside the least; it took 61 MiB in the broker and 72 in risk. */
    static final Memory MEMORY = new Memory(96);

    private Compilers() {}
}
