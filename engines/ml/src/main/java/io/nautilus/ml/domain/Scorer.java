package io.nautilus.ml.domain;

/** What computes a model. May be used by several threads. */
@FunctionalInterface
public interface Scorer {
    /** The probability of up of each row of features, in one run. Throws {@link IllegalStateException} if it fails. */
    double[] probabilities(double[][] rows);
}
