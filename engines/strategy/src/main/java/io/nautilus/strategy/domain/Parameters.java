package io.nautilus.strategy.domain;

import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters of a strategy: each is known to its kind, those not given have their defaults. In text {@code name=value} in the order of the names, separated by blanks.
 */
public final class Parameters {
    /** A parameter that is missing, unknown or out of bounds. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    private final SortedMap<String, String> values;

    private Parameters(SortedMap<String, String> values) {
        this.values = values;
    }

    /** As a call gives them, checked. Throws {@link Invalid} naming the parameter and its value. */
    public static Parameters of(StrategyKind kind, String text) throws Invalid {
        Parameters parameters = kept(kind, text);
        for (ParameterSpec spec : kind.parameters()) {
            spec.check(parameters.value(spec.name()));
        }
        kind.checkTogether(parameters);
        return parameters;
    }

    /** As the journal has them: they were checked when they were given, by the rules of then. */
    static Parameters kept(StrategyKind kind, String text) throws Invalid {
        SortedMap<String, String> values = new TreeMap<>();
        kind.parameters().forEach(spec -> values.put(spec.name(), spec.defaultValue()));
        for (String pair : text.isEmpty() ? new String[0] : text.split(" ")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !values.containsKey(name)) {
                throw new Invalid("'" + pair + "': " + kind.label() + " has the parameters " + values.keySet());
            }
            values.put(name, pair.substring(equals + 1));
        }
        return new Parameters(values);
    }

    /** As a call gives them. */
    public static String text(Map<String, String> given) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(given).forEach((name, value) -> text.append(text.isEmpty() ? "" : " ")
                .append(name)
                .append('=')
                .append(value));
        return text.toString();
    }

    public String text() {
        return text(values);
    }

    String value(String name) {
        return values.get(name);
    }

    int integer(String name) {
        return Integer.parseInt(values.get(name));
    }

    double number(String name) {
        return Double.parseDouble(values.get(name));
    }

    /** Whether it is a whole number of steps, a mantissa with so many decimals, and not none. */
    boolean isMultiple(String name, long step, int decimals) {
        BigDecimal value = new BigDecimal(values.get(name));
        return value.signum() > 0
                && value.remainder(BigDecimal.valueOf(step, decimals)).signum() == 0;
    }

    /** The mantissa with so many decimals; 0 where the text has more of them, or is too large. */
    long quantity(String name, int decimals) {
        try {
            return Decimals.parse(values.get(name), decimals);
        } catch (DecimalException tooFine) {
            return 0;
        }
    }
}
