package io.nautilus.launcher.process;

/** Where a launcher says what happens. */
@FunctionalInterface
public interface Progress {
    void say(String service, String what);
}
