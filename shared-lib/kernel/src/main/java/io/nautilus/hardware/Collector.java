package io.nautilus.hardware;

import java.util.Locale;

/** A JVM's garbage collector, and the flag that chooses it. */
public enum Collector {
    SERIAL("-XX:+UseSerialGC"),
    PARALLEL("-XX:+UseParallelGC"),
    G1("-XX:+UseG1GC"),
    ZGC("-XX:+UseZGC");

    private final String flag;

    Collector(String flag) {
        this.flag = flag;
    }

    public String flag() {
        return flag;
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
