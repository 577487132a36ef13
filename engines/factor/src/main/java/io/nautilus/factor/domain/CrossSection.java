package io.nautilus.factor.domain;

import java.util.List;

/**
 * All instruments of a set that had a bar at one close, sorted by name. {@code missing} are those that had none and did
 * not leave the set: the cross-section is partial by these.
 */
public record CrossSection(long time, List<Row> rows, List<String> missing) {}
