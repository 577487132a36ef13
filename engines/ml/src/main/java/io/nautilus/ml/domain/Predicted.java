package io.nautilus.ml.domain;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Prediction;

/** A prediction and the vector of features that it was made from. */
public record Predicted(Prediction prediction, FeatureVector vector) {}
