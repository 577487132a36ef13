package io.nautilus.portfolio.domain.optimizer;

import java.util.List;

/** A positive definite matrix as a triangle times its transpose, so that equations with it are solved. */
final class Cholesky {
    /** What is left of a variance when the other assets are taken out of it: with less of it, it is theirs. */
    static final double LEAST_SHARE = 1e-10;

    private final double[][] triangle;

    private Cholesky(double[][] triangle) {
        this.triangle = triangle;
    }

    /** Of the rows and columns {@code of} of a matrix, which must be positive definite there. */
    static Cholesky of(double[][] matrix, int[] of) {
        double[][] triangle = new double[of.length][];
        for (int i = 0; i < of.length; i++) {
            triangle[i] = new double[i + 1];
            for (int j = 0; j < i; j++) {
                triangle[i][j] = (matrix[of[i]][of[j]] - product(triangle[i], triangle[j], j)) / triangle[j][j];
            }
            triangle[i][i] = Math.sqrt(matrix[of[i]][of[i]] - product(triangle[i], triangle[i], i));
        }
        return new Cholesky(triangle);
    }

    /** Throws, and names an asset, where the matrix is not positive definite by a clear margin. */
    static void check(List<String> assets, double[][] matrix) {
        double[][] triangle = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            triangle[i] = new double[i + 1];
            for (int j = 0; j < i; j++) {
                triangle[i][j] = (matrix[i][j] - product(triangle[i], triangle[j], j)) / triangle[j][j];
            }
            double left = matrix[i][i] - product(triangle[i], triangle[i], i);
            double least = LEAST_SHARE * matrix[i][i];
            if (left < -least) {
                throw new OptimizerException(
                        "not-a-covariance",
                        "pairs with different rows give " + assets.get(i) + " a negative variance beside the others");
            }
            if (left <= least) {
                throw new OptimizerException(
                        "singular-covariance",
                        assets.get(i) + " is a combination of the assets before it in these rows");
            }
            triangle[i][i] = Math.sqrt(left);
        }
    }

    private static double product(double[] a, double[] b, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** The x for which the matrix times x is {@code right}. */
    double[] solve(double[] right) {
        int size = triangle.length;
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = (right[i] - product(triangle[i], x, i)) / triangle[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < size; k++) {
                sum -= triangle[k][i] * x[k];
            }
            x[i] = sum / triangle[i][i];
        }
        return x;
    }
}
