package io.nautilus.strategy.domain;

import io.nautilus.market.BarInterval;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of strategies there are: a new one is a class and an entry here. */
public enum StrategyKind {
    EMA_CROSS(
            "ema-cross",
            "Long while the fast average of closes is above the slow one, else flat",
            List.of(
                    new ParameterSpec.Choice(
                            "interval",
                            "length of its bars",
                            BarInterval.S1.text(),
                            List.of(BarInterval.S1.text(), BarInterval.S5.text(), BarInterval.M1.text())),
                    new ParameterSpec.Whole("fast", "bars of the fast average", "5", 1, EmaCross.LONGEST - 1),
                    new ParameterSpec.Whole("slow", "bars of the slow average", "20", 2, EmaCross.LONGEST)),
            EmaCross::check,
            EmaCross::new),
    MODEL(
            "model",
            "Long while a model's probability of a higher price is above a threshold, until it falls below another",
            List.of(
                    new ParameterSpec.Name("model", "the model whose predictions count, any where it is 'any'", "any"),
                    new ParameterSpec.Decimal("enter", "probability from which on it buys", "0.52", "0.5", "1"),
                    new ParameterSpec.Decimal("exit", "probability below which it sells", "0.5", "0", "1")),
            ModelDriven::check,
            ModelDriven::new);

    /** So much of the past is read back at a start. */
    public static final int READ_BACK_SECONDS = 7_200;

    /** What no parameter says alone. */
    @FunctionalInterface
    private interface Check {
        void check(Parameters parameters) throws Invalid;
    }

    static final String QUANTITY = "quantity";

    /** What every kind has. */
    private static final List<ParameterSpec> COMMON = List.of(new ParameterSpec.Positive(
            QUANTITY, "what it holds when it is long, in units of the base", "0.05", "1000000000"));

    private final String label;
    private final String meaning;
    private final List<ParameterSpec> parameters;
    private final Check together;
    private final Function<Parameters, Strategy> maker;

    StrategyKind(
            String label,
            String meaning,
            List<ParameterSpec> parameters,
            Check together,
            Function<Parameters, Strategy> maker) {
        this.label = label;
        this.meaning = meaning;
        this.parameters = parameters;
        this.together = together;
        this.maker = maker;
    }

    public static Optional<StrategyKind> named(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** As the journal has it: a later version may know more kinds. */
    static StrategyKind kept(String label) throws Invalid {
        return named(label).orElseThrow(() -> new Invalid(unknown(label)));
    }

    static String unknown(String label) {
        return "kind " + label + " is not known to this version";
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(StrategyKind::label).toList();
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public List<ParameterSpec> parameters() {
        return Stream.concat(COMMON.stream(), parameters.stream()).toList();
    }

    void checkTogether(Parameters parameters) throws Invalid {
        together.check(parameters);
    }

    Strategy make(Parameters parameters) {
        return maker.apply(parameters);
    }
}
