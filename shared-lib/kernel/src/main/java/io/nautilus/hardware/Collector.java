package io.nautilus.hardware;

import java.util.List;
import java.util.Locale;

/** A JVM's garbage collector, and the flag that chooses it. */
public enum Collector {
    SERIAL("-XX:+UseSerialGC"),
    PARALLEL("-XX:+UseParallelGC"),
    G1("-XX:+UseG1GC"),
    ZGC("-XX:+UseZGC");

    /**
     * A collection stops everybody and copies what lives of the new objects, the less the fewer they are: 5 to 13 ms in
     * risk, and 25 to 38 with the third of its heap that they get otherwise.
     */
    private static final String SMALL_YOUNG_GENERATION = "-Xmn16m";

    private final String flag;

    Collector(String flag) {
        this.flag = flag;
    }

    public String flag() {
        return flag;
    }

    /** The flags with which it stands in for {@code wanted}: the serial one keeps its pauses short where ZGC's were wanted. */
    public List<String> flags(Collector wanted) {
        return hasSmallYoungGeneration(wanted) ? List.of(flag, SMALL_YOUNG_GENERATION) : List.of(flag);
    }

    boolean hasSmallYoungGeneration(Collector wanted) {
        return this == SERIAL && wanted == ZGC;
    }

    /** The JVM's own switch for it. */
    public String option() {
        return flag.substring(flag.indexOf('+') + 1);
    }

    /** As the file of profiles and environments name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
