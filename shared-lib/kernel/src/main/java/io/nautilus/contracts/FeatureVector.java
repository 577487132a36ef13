package io.nautilus.contracts;

/**
 * The features of an instrument at a moment. {@code schema} stands for the names of the values and their order: whoever
 * knows another schema does not know what these values mean.
 */
public record FeatureVector(
        int instrumentId, String instrument, long eventTimeNanos, Source source, long schema, Numbers values)
        implements Signal {}
