package io.nautilus.contracts;

/**
 * What a model says of an instrument: the probability that its price is higher {@code horizonNanos} later. It names the
 * model, its version and the schema of the features that went in; {@code source} is the feature vector.
 */
public record Prediction(
        int instrumentId,
        String instrument,
        long eventTimeNanos,
        Source source,
        String model,
        String version,
        long schema,
        long horizonNanos,
        double probabilityUp)
        implements Signal {

    public Prediction {
        if (!(probabilityUp >= 0 && probabilityUp <= 1)) {
            throw new IllegalArgumentException("a probability of " + probabilityUp);
        }
    }
}
