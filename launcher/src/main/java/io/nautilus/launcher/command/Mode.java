package io.nautilus.launcher.command;

/** A way to run that can be asked for. */
enum Mode {
    AUTO,
    LOCAL,
    DOCKER
}
