package io.nautilus.hardware;

import java.util.List;
import java.util.Locale;

/** A JVM's garbage collector, and the flag that chooses it. */
public enum Collector {
    SERIAL("-XX:+UseSerialGC"),
    PARALLEL("-XX:+UseParallelGC"),
    G1("-XX:+UseG1GC"),
    ZGC("-XX:+UseZGC");

    /** What is copied while everybody waits is as little as what is made between two collections. */
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
        return this == SERIAL && wanted == ZGC ? List.of(flag, SMALL_YOUNG_GENERATION) : List.of(flag);
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
