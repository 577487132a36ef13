package io.nautilus.factor.domain;

import io.nautilus.contracts.DecodeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Factors in a fixed order; what is calculated of them goes by their place in it. */
public final class Catalogue {
    private static final Catalogue ALL = new Catalogue(
            Stream.of(MomentumFactors.all(), VolatilityFactors.all(), LiquidityFactors.all(), MarketFactors.all())
                    .flatMap(List::stream)
                    .toList());

    private final List<Factor> factors;

    Catalogue(List<Factor> factors) {
        this.factors = List.copyOf(factors);
    }

    /** Every factor there is. */
    public static Catalogue all() {
        return ALL;
    }

    /** Those named, in that order, each once. Throws {@link DecodeException} with {@code unknown-factor}. */
    public static Catalogue of(String names) {
        return new Catalogue(Arrays.stream(names.split(",", -1))
                .distinct()
                .map(name -> ALL.factors.get(ALL.indexOf(name)))
                .toList());
    }

    /** The place of a factor. Throws {@link DecodeException} with {@code unknown-factor}. */
    public int indexOf(String name) {
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i).definition().name().equals(name)) {
                return i;
            }
        }
        String known = definitions().stream().map(Definition::name).collect(Collectors.joining(", "));
        throw new DecodeException("unknown-factor", "'" + clipped(name) + "' is none of " + known);
    }

    private static String clipped(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    public List<Definition> definitions() {
        return factors.stream().map(Factor::definition).toList();
    }

    public int size() {
        return factors.size();
    }

    /** How many bars the factor with the longest warm-up needs. */
    public int longestWarmUp() {
        return factors.stream()
                .mapToInt(factor -> factor.definition().warmUp())
                .max()
                .orElse(1);
    }

    List<Factor> factors() {
        return factors;
    }
}
