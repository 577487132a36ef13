package io.nautilus.hardware;

/**
 * A variable's value that is not the file's own.
 *
 * @param where it stands: a file with a line
 */
public record Given(String value, String where) {}
