package io.nautilus.contracts;

/**
 * What {@code features} and {@code predictions} carry: values derived of other messages. {@code source} is the message
 * that gave it; what is sent again after a restart carries the same source, so a reader drops what is not newer.
 */
public sealed interface Signal extends Message permits FeatureVector, Prediction {
    int instrumentId();

    /** The instrument's symbol: these topics are read without the registry. */
    String instrument();

    long eventTimeNanos();

    Source source();
}
