package io.nautilus.ml.domain.training;

/**
 * How a network is trained: units of the hidden layer, rows of a batch, Adam's step, the weight of the squared weights in
 * the loss, how many epochs at most, and after how many without a better validation loss training stops.
 */
public record HyperParameters(
        int hidden, int batch, double learningRate, double weightDecay, int maxEpochs, int patience) {
    public static final HyperParameters USUAL = new HyperParameters(16, 256, 0.001, 0.0001, 40, 5);

    public HyperParameters {
        if (hidden < 1 || hidden > 1_024 || batch < 1 || maxEpochs < 1 || patience < 1) {
            throw new IllegalArgumentException("hyper-parameters must be positive, and at most 1,024 units hidden");
        }
        if (!(learningRate > 0) || !(weightDecay >= 0)) {
            throw new IllegalArgumentException("the learning rate must be above 0, the weight decay not below");
        }
    }
}
