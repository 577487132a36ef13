package io.nautilus.ml.domain.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How good probabilities of up were, each figure beside what one gets who always says {@code baseRate}, the share of up
 * in the part that was trained on. Log loss and Brier score are means per row and better when smaller; {@code auc} is
 * the probability that a row that went up was given more than one that went down (Hanley and McNeil 1982; half for
 * ties); {@code accuracy} counts 0.5 and above as up.
 */
public record Metrics(
        int rows,
        int up,
        double baseRate,
        double logLoss,
        double baseLogLoss,
        double brier,
        double baseBrier,
        double auc,
        double baseAuc,
        double accuracy,
        double baseAccuracy) {
    /** Of saying the same of every row. */
    static final double NO_ORDER = 0.5;
    /** A probability is taken to be this far from 0 and 1, so that one wrong certainty does not make the mean endless. */
    static final double LEAST = 1e-15;

    private static final double UP = 0.5;

    /** Throws {@link IllegalArgumentException} where there are no rows. */
    public static Metrics of(double[] probabilities, boolean[] up, double baseRate) {
        if (probabilities.length != up.length || up.length == 0) {
            throw new IllegalArgumentException(probabilities.length + " probabilities of " + up.length + " rows");
        }
        double[] base = new double[up.length];
        Arrays.fill(base, baseRate);
        return new Metrics(
                up.length,
                count(up),
                baseRate,
                logLoss(probabilities, up),
                logLoss(base, up),
                brier(probabilities, up),
                brier(base, up),
                auc(probabilities, up),
                NO_ORDER,
                accuracy(probabilities, up),
                accuracy(base, up));
    }

    private static int count(boolean[] up) {
        return (int) IntStream.range(0, up.length).filter(i -> up[i]).count();
    }

    static double logLoss(double probability, boolean up) {
        double bounded = Math.clamp(up ? probability : 1 - probability, LEAST, 1 - LEAST);
        return -StrictMath.log(bounded);
    }

    static double logLoss(double[] probabilities, boolean[] up) {
        double sum = 0;
        for (int i = 0; i < up.length; i++) {
            sum += logLoss(probabilities[i], up[i]);
        }
        return sum / up.length;
    }

    static double brier(double[] probabilities, boolean[] up) {
        double sum = 0;
        for (int i = 0; i < up.length; i++) {
            double away = probabilities[i] - (up[i] ? 1 : 0);
            sum += away * away;
        }
        return sum / up.length;
    }

    static double accuracy(double[] probabilities, boolean[] up) {
        int right = 0;
        for (int i = 0; i < up.length; i++) {
            right += probabilities[i] >= UP == up[i] ? 1 : 0;
        }
        return (double) right / up.length;
    }

    /** By the sum of ranks, ties at their mean rank; {@link #NO_ORDER} where all went the same way. */
    static double auc(double[] probabilities, boolean[] up) {
        Integer[] order = IntStream.range(0, up.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
        double rankSum = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            int upHere = 0;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
                upHere += up[order[to]] ? 1 : 0;
                to++;
            }
            rankSum += upHere * (from + 1 + to) / 2.0;
            from = to;
        }
        double ups = count(up);
        double downs = up.length - ups;
        return ups == 0 || downs == 0 ? NO_ORDER : (rankSum - ups * (ups + 1) / 2) / (ups * downs);
    }
}
