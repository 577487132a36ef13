package io.nautilus.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A measure that can be asked for by name: which fields of a bar it takes, or whether the book or trades, what it says,
 * where its formula is from and how it is made.
 */
public record Definition<M extends Measure>(
        String name, List<String> takes, List<Parameter> parameters, String source, Function<double[], M> maker) {
    /** What one parameter may be. {@code whole} ones take no fractions. */
    public record Parameter(String name, double initial, double least, double most, boolean whole) {
        static Parameter whole(String name, int initial, int least, int most) {
            return new Parameter(name, initial, least, most, true);
        }

        private void check(double value) {
            if (!(value >= least && value <= most) || (whole && value != Math.rint(value))) {
                throw new IllegalArgumentException(name + " " + text(value) + ", " + text(least) + " to " + text(most)
                        + (whole ? " without a fraction" : ""));
            }
        }

        private static String text(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /**
     * A new one; parameters that are not given have their initial values. Throws {@link IllegalArgumentException} naming
     * what is too many, out of bounds or does not go together.
     */
    public M make(List<Double> given) {
        if (given.size() > parameters.size()) {
            throw new IllegalArgumentException(given.size() + " parameters, at most " + parameters.size());
        }
        double[] values = new double[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < given.size() ? given.get(i) : parameters.get(i).initial();
            parameters.get(i).check(values[i]);
        }
        return maker.apply(values);
    }

    /** The names of the values of one with these parameters, as {@code macd(12,26,9).signal}. */
    public List<String> columns(List<Double> given) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            texts.add(Parameter.text(
                    i < given.size() ? given.get(i) : parameters.get(i).initial()));
        }
        String asked = texts.isEmpty() ? name : name + "(" + String.join(",", texts) + ")";
        List<String> outputs = make(given).outputs();
        return outputs.size() == 1
                ? List.of(asked)
                : outputs.stream().map(output -> asked + "." + output).toList();
    }
}
