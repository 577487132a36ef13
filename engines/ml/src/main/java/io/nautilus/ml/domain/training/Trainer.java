package io.nautilus.ml.domain.training;

import java.util.Random;

/**
 * Trains a network on standardised rows until the validation part stops getting better, and keeps the best. All chance
 * comes from the seed, and all sums are taken in one order, so the same samples give the same bits.
 */
public final class Trainer {
    /** The network, on features as they are, and the epoch after which it was the best one. */
    public record Trained(Network network, int bestEpoch, int epochs) {}

    private final Split split;
    private final HyperParameters parameters;
    private final Random random;
    private final Standardisation standardisation;
    private final Network network;
    private final Gradient gradient;
    private final Adam[] steps;
    private final double[] row;

    private Trainer(Split split, HyperParameters parameters, long seed) {
        this.split = split;
        this.parameters = parameters;
        random = new Random(seed);
        standardisation = Standardisation.of(split.training());
        int width = split.training().samples().width();
        network = Network.random(width, parameters.hidden(), random);
        gradient = new Gradient(network);
        row = new double[width];
        steps = new Adam[] {
            adam(gradient.firstWeights), adam(gradient.firstBiases),
            adam(gradient.secondWeights), adam(gradient.secondBias)
        };
    }

    private Adam adam(double[] numbers) {
        return new Adam(parameters.learningRate(), numbers.length);
    }

    public static Trained train(Split split, HyperParameters parameters, long seed) {
        return new Trainer(split, parameters, seed).run();
    }

    private Trained run() {
        int[] order = split.training().rows().clone();
        Network best = network.copy();
        double bestLoss = loss(split.validation());
        int bestEpoch = 0;
        int epoch = 0;
        while (epoch < parameters.maxEpochs() && epoch - bestEpoch < parameters.patience()) {
            epoch++;
            shuffle(order);
            epoch(order);
            double loss = loss(split.validation());
            if (loss < bestLoss) {
                bestLoss = loss;
                bestEpoch = epoch;
                best = network.copy();
            }
        }
        return new Trained(standardisation.folded(best), bestEpoch, epoch);
    }

    /** Fisher and Yates. */
    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
    }

    private void epoch(int[] order) {
        Samples samples = split.training().samples();
        for (int from = 0; from < order.length; from += parameters.batch()) {
            int to = Math.min(order.length, from + parameters.batch());
            gradient.clear();
            for (int i = from; i < to; i++) {
                standardisation.apply(samples, order[i], row);
                gradient.add(row, samples.up(order[i]), 1.0 / (to - from));
            }
            gradient.decay(parameters.weightDecay());
            step();
        }
    }

    private void step() {
        steps[0].step(network.firstWeights(), gradient.firstWeights);
        steps[1].step(network.firstBiases(), gradient.firstBiases);
        steps[2].step(network.secondWeights(), gradient.secondWeights);
        double[] bias = {network.secondBias()};
        steps[3].step(bias, gradient.secondBias);
        network.secondBias(bias[0]);
    }

    private double loss(Split.Part part) {
        double[] activations = new double[parameters.hidden()];
        double sum = 0;
        for (int at : part.rows()) {
            standardisation.apply(part.samples(), at, row);
            double probability = Network.sigmoid(network.output(row, activations));
            sum += Metrics.logLoss(probability, part.samples().up(at));
        }
        return sum / part.size();
    }
}
