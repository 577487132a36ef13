package io.nautilus.portfolio;

import io.nautilus.portfolio.domain.optimizer.Bounds;
import io.nautilus.runtime.http.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bounds of weights as a query names them: {@code 0.4} for all assets, {@code ASSET:0.25} for one, commas between. */
record WeightBounds(double ofAll, Map<String, Double> single) {
    /** Beyond it a weight is a typing error. */
    private static final double LARGEST = 10;

    static WeightBounds read(String parameter, List<String> values, double ofAll) {
        double all = ofAll;
        Map<String, Double> single = new HashMap<>();
        for (String value : values) {
            for (String part : value.split(",", -1)) {
                int colon = part.lastIndexOf(':');
                double bound = number(parameter, part.substring(colon + 1));
                if (colon < 0) {
                    all = bound;
                } else if (single.put(part.substring(0, colon), bound) != null) {
                    throw refused(parameter, part + " names an asset again");
                }
            }
        }
        return new WeightBounds(all, Map.copyOf(single));
    }

    static Bounds bounds(List<String> assets, List<String> min, List<String> max) {
        WeightBounds least = read("min", min, Bounds.DEFAULT_LEAST);
        WeightBounds most = read("max", max, Bounds.DEFAULT_MOST);
        return Bounds.of(assets, least.ofAll, most.ofAll, least.single, most.single);
    }

    private static double number(String parameter, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Math.abs(number) <= LARGEST) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw refused(parameter, "'" + text + "' is no number");
        }
        throw refused(parameter, text + " is beyond " + LARGEST);
    }

    private static RuntimeException refused(String parameter, String detail) {
        return Problem.of(400, "invalid-" + parameter, detail, "send 0.4 for all or ASSET:0.25 for one, commas between")
                .exception();
    }
}
