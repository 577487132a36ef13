package io.nautilus.features.domain;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Source;

/**
 * What is known of an instrument: its newest vector, or null, and of the newest bar, which may be a later one, its end,
 * its place on its topic and why it gave no vector, null where it did.
 */
public record Latest(String instrument, FeatureVector vector, long barEndNanos, Source bar, String absence) {}
