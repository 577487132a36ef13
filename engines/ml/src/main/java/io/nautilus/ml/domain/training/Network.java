package io.nautilus.ml.domain.training;

import java.util.Arrays;
import java.util.Random;

/**
 * One hidden layer of rectified units and one logistic output: {@code sigmoid(relu(x W1 + b1) W2 + b2)}. {@code W1} is
 * kept row by row, a feature a row. Arithmetic is done in the order it is written, with {@link StrictMath}, so it gives
 * the same bits everywhere.
 */
public final class Network {
    private final int inputs;
    private final int hidden;
    private final double[] firstWeights;
    private final double[] firstBiases;
    private final double[] secondWeights;
    private double secondBias;

    Network(int inputs, int hidden) {
        this(inputs, hidden, new double[inputs * hidden], new double[hidden], new double[hidden], 0);
    }

    private Network(
            int inputs, int hidden, double[] firstWeights, double[] firstBiases, double[] secondWeights, double bias) {
        this.inputs = inputs;
        this.hidden = hidden;
        this.firstWeights = firstWeights;
        this.firstBiases = firstBiases;
        this.secondWeights = secondWeights;
        this.secondBias = bias;
    }

    /**
     * Random weights, even within the bounds of He et al. 2015 for the first layer and of Glorot and Bengio 2010 for the
     * second; {@link Random} is specified to the bit.
     */
    static Network random(int inputs, int hidden, Random random) {
        Network network = new Network(inputs, hidden);
        fill(network.firstWeights, Math.sqrt(6.0 / inputs), random);
        fill(network.secondWeights, Math.sqrt(6.0 / (hidden + 1)), random);
        return network;
    }

    private static void fill(double[] weights, double bound, Random random) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (2 * random.nextDouble() - 1) * bound;
        }
    }

    Network copy() {
        return new Network(
                inputs, hidden, firstWeights.clone(), firstBiases.clone(), secondWeights.clone(), secondBias);
    }

    /** The probability of up. */
    public double probability(double[] features) {
        return sigmoid(output(features, new double[hidden]));
    }

    /** What the sigmoid is taken of; the hidden units' activations are left in {@code activations}. */
    double output(double[] features, double[] activations) {
        System.arraycopy(firstBiases, 0, activations, 0, hidden);
        for (int input = 0; input < inputs; input++) {
            double value = features[input];
            int at = input * hidden;
            for (int unit = 0; unit < hidden; unit++) {
                activations[unit] += value * firstWeights[at + unit];
            }
        }
        double output = secondBias;
        for (int unit = 0; unit < hidden; unit++) {
            activations[unit] = Math.max(0, activations[unit]);
            output += activations[unit] * secondWeights[unit];
        }
        return output;
    }

    static double sigmoid(double output) {
        return 1 / (1 + StrictMath.exp(-output));
    }

    public int inputs() {
        return inputs;
    }

    public int hidden() {
        return hidden;
    }

    /** How many numbers were learnt. */
    public int parameters() {
        return firstWeights.length + firstBiases.length + secondWeights.length + 1;
    }

    double[] firstWeights() {
        return firstWeights;
    }

    double[] firstBiases() {
        return firstBiases;
    }

    double[] secondWeights() {
        return secondWeights;
    }

    double secondBias() {
        return secondBias;
    }

    void secondBias(double bias) {
        secondBias = bias;
    }

    /** Whether both have the same bits. */
    boolean same(Network other) {
        return Arrays.equals(firstWeights, other.firstWeights)
                && Arrays.equals(firstBiases, other.firstBiases)
                && Arrays.equals(secondWeights, other.secondWeights)
                && secondBias == other.secondBias;
    }
}
