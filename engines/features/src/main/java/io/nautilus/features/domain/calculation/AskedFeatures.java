package io.nautilus.features.domain.calculation;

import static io.nautilus.features.domain.calculation.RefusedException.shown;

import io.nautilus.indicators.Catalogue;
import io.nautilus.indicators.Definition;
import io.nautilus.indicators.Indicator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked for, as {@code ema(14),rsi(14)}: names, and in brackets those parameters that are not the initial ones. */
public final class AskedFeatures {
    public static final int MAX_FEATURES = 32;
    private static final int MAX_LENGTH = 2_000;
    private static final String HINT = "see GET /features/available; send as features=ema(14),macd(12,26,9)";
    private static final String NUMBER = "-?[0-9]{1,12}(?:\\.[0-9]{1,12})?";
    private static final Pattern FEATURE =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*)\\s*(?:\\(([^()]*)\\))?\\s*(?:,|$)");

    private final List<AskedIndicator> indicators;

    private AskedFeatures(List<AskedIndicator> indicators) {
        this.indicators = indicators;
    }

    /** Throws {@link RefusedException}. */
    public static AskedFeatures parse(String text) {
        if (text == null || text.isBlank()) {
            throw new RefusedException("missing-features", "features is missing", HINT);
        }
        if (text.length() > MAX_LENGTH) {
            throw new RefusedException("too-many-features", text.length() + " characters", "at most " + MAX_LENGTH);
        }
        List<AskedIndicator> asked = new ArrayList<>();
        Matcher matcher = FEATURE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw new RefusedException("bad-features", "not understood from " + shown(text.substring(at)), HINT);
            }
            asked.add(indicator(matcher.group(1), matcher.group(2)));
            at = matcher.end();
        }
        return new AskedFeatures(checked(asked, text));
    }

    private static List<AskedIndicator> checked(List<AskedIndicator> asked, String text) {
        if (text.stripTrailing().endsWith(",")) {
            throw new RefusedException("bad-features", "nothing behind the last comma", HINT);
        }
        if (asked.size() > MAX_FEATURES) {
            throw new RefusedException("too-many-features", asked.size() + " indicators", "at most " + MAX_FEATURES);
        }
        Set<String> columns = new HashSet<>();
        for (AskedIndicator each : asked) {
            String first = each.columns().getFirst();
            if (!columns.add(first)) {
                throw new RefusedException("duplicate-feature", first + " is asked for twice", HINT);
            }
        }
        return asked;
    }

    private static AskedIndicator indicator(String name, String parameters) {
        Definition<Indicator> definition = Catalogue.indicator(name).orElseThrow(() -> unknown(name));
        AskedIndicator asked = new AskedIndicator(definition, numbers(name, parameters));
        try {
            asked.make();
        } catch (IllegalArgumentException outOfBounds) {
            throw new RefusedException("bad-parameter", name + ": " + outOfBounds.getMessage(), HINT);
        }
        return asked;
    }

    private static RefusedException unknown(String name) {
        boolean onBooks =
                Catalogue.bookIndicators().stream().anyMatch(each -> each.name().equals(name));
        return onBooks
                ? new RefusedException("needs-book", name + " is of an order book", "bars do not tell it")
                : new RefusedException("unknown-indicator", shown(name), HINT);
    }

    private static List<Double> numbers(String name, String parameters) {
        List<Double> numbers = new ArrayList<>();
        if (parameters == null) {
            return numbers;
        }
        for (String each : parameters.split(",", -1)) {
            String number = each.strip();
            if (!number.matches(NUMBER)) {
                throw new RefusedException("bad-parameter", name + ": " + shown(number) + " is no number", HINT);
            }
            numbers.add(Double.parseDouble(number));
        }
        return numbers;
    }

    List<AskedIndicator> indicators() {
        return indicators;
    }

    /** The names of the columns of the answer, the time left out. */
    public List<String> columns() {
        return indicators.stream().flatMap(each -> each.columns().stream()).toList();
    }

    /** The fields of a bar that are needed. */
    public Set<String> takes() {
        Set<String> fields = new TreeSet<>();
        indicators.forEach(each -> fields.addAll(each.definition().takes()));
        return fields;
    }
}
