package io.nautilus.ml.domain.training;

import java.util.Arrays;

/** The gradient of a batch's mean log loss in a network's weights, by back-propagation. */
final class Gradient {
    private final Network network;
    final double[] firstWeights;
    final double[] firstBiases;
    final double[] secondWeights;
    final double[] secondBias = new double[1];
    private final double[] activations;

    Gradient(Network network) {
        this.network = network;
        firstWeights = new double[network.firstWeights().length];
        firstBiases = new double[network.hidden()];
        secondWeights = new double[network.hidden()];
        activations = new double[network.hidden()];
    }

    void clear() {
        Arrays.fill(firstWeights, 0);
        Arrays.fill(firstBiases, 0);
        Arrays.fill(secondWeights, 0);
        secondBias[0] = 0;
    }

    /** Adds a row's part; {@code share} is one over the rows of the batch. */
    void add(double[] features, boolean up, double share) {
        double error = (Network.sigmoid(network.output(features, activations)) - (up ? 1 : 0)) * share;
        secondBias[0] += error;
        for (int unit = 0; unit < activations.length; unit++) {
            secondWeights[unit] += error * activations[unit];
            activations[unit] = activations[unit] > 0 ? error * network.secondWeights()[unit] : 0;
            firstBiases[unit] += activations[unit];
        }
        for (int input = 0; input < features.length; input++) {
            int at = input * activations.length;
            for (int unit = 0; unit < activations.length; unit++) {
                firstWeights[at + unit] += features[input] * activations[unit];
            }
        }
    }

    /** Adds the pull of weight decay; biases are free of it. */
    void decay(double weight) {
        for (int i = 0; i < firstWeights.length; i++) {
            firstWeights[i] += weight * network.firstWeights()[i];
        }
        for (int i = 0; i < secondWeights.length; i++) {
            secondWeights[i] += weight * network.secondWeights()[i];
        }
    }
}
