package io.nautilus.ml.domain.training;

/** Steps of Adam (Kingma and Ba 2015, algorithm 1, with their constants) on one array of numbers. */
final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double[] mean;
    private final double[] square;
    private double firstPower = 1;
    private double secondPower = 1;

    Adam(double rate, int length) {
        this.rate = rate;
        mean = new double[length];
        square = new double[length];
    }

    /** Moves the numbers against their gradient. */
    void step(double[] numbers, double[] gradient) {
        firstPower *= FIRST;
        secondPower *= SECOND;
        for (int i = 0; i < numbers.length; i++) {
            mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
            square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
            double corrected = mean[i] / (1 - firstPower);
            numbers[i] -= rate * corrected / (Math.sqrt(square[i] / (1 - secondPower)) + EPSILON);
        }
    }
}
