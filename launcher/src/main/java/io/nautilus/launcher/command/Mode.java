package io.nautilus.launcher.command;

/** A way to run that can be asked for. */
enum Mode {
    AUTO,
    LOCAL,
    DOCKER;

    /** Whether it asks for another way than the one that was taken. */
    boolean isOther(boolean inContainers) {
        return switch (this) {
            case AUTO -> false;
            case LOCAL -> inContainers;
            case DOCKER -> !inContainers;
        };
    }
}
