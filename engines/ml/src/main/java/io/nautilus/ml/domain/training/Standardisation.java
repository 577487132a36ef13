package io.nautilus.ml.domain.training;

/**
 * Mean and deviation of each feature over a part. A feature that never changes there has deviation 1, so it stays 0 and
 * has no say.
 */
record Standardisation(double[] mean, double[] deviation) {
    static Standardisation of(Split.Part part) {
        int width = part.samples().width();
        double[] mean = new double[width];
        double[] deviation = new double[width];
        for (int column = 0; column < width; column++) {
            mean[column] = mean(part, column);
            double spread = Math.sqrt(variance(part, column, mean[column]));
            deviation[column] = spread > Math.abs(mean[column]) * 1e-12 ? spread : 1;
        }
        return new Standardisation(mean, deviation);
    }

    private static double mean(Split.Part part, int column) {
        double sum = 0;
        for (int row : part.rows()) {
            sum += part.samples().feature(row, column);
        }
        return sum / part.size();
    }

    private static double variance(Split.Part part, int column, double mean) {
        double sum = 0;
        for (int row : part.rows()) {
            double away = part.samples().feature(row, column) - mean;
            sum += away * away;
        }
        return sum / part.size();
    }

    /** Writes a row's standardised features. */
    void apply(Samples samples, int row, double[] into) {
        for (int column = 0; column < into.length; column++) {
            into[column] = (samples.feature(row, column) - mean[column]) / deviation[column];
        }
    }

    /** The network that takes features as they are and answers what {@code standardised} does of standardised ones. */
    Network folded(Network standardised) {
        Network folded = standardised.copy();
        for (int unit = 0; unit < folded.hidden(); unit++) {
            double bias = folded.firstBiases()[unit];
            for (int column = 0; column < mean.length; column++) {
                int at = column * folded.hidden() + unit;
                double weight = folded.firstWeights()[at] / deviation[column];
                folded.firstWeights()[at] = weight;
                bias -= weight * mean[column];
            }
            folded.firstBiases()[unit] = bias;
        }
        return folded;
    }
}
