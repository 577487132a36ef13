package io.nautilus.hardware;

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

    String flag() {
        return flag;
    }
}
