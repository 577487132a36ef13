package io.nautilus.strategy.domain;

import io.nautilus.market.BarInterval;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of strategies there are: a new one is a class and a line here. */
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
                    new ParameterSpec.Whole("fast", "bars of the fast average", "5", 1, 500),
                    new ParameterSpec.Whole("slow", "bars of the slow average", "20", 2, 500)),
            EmaCross::new),
    MODEL(
            "model",
            "Long while a model's probability of a higher price is above a threshold, until it falls below another",
            List.of(
                    new ParameterSpec.Name("model", "the model whose predictions count, any where it is 'any'", "any"),
                    new ParameterSpec.Decimal("enter", "probability from which on it buys", "0.52", "0.5", "1"),
                    new ParameterSpec.Decimal("exit", "probability below which it sells", "0.5", "0", "1")),
            ModelDriven::new);

    /** So much of the past is read back at a start: what needs more would not be the same after it. */
    public static final int READ_BACK_SECONDS = 1_800;

    static final String QUANTITY = "quantity";

    /** What every kind has. */
    private static final List<ParameterSpec> COMMON = List.of(new ParameterSpec.Decimal(
            QUANTITY, "what it holds when it is long, in units of the base", "0.05", "0", "1000000000"));

    private final String label;
    private final String meaning;
    private final List<ParameterSpec> parameters;
    private final Function<Parameters, Strategy> maker;

    StrategyKind(String label, String meaning, List<ParameterSpec> parameters, Function<Parameters, Strategy> maker) {
        this.label = label;
        this.meaning = meaning;
        this.parameters = parameters;
        this.maker = maker;
    }

    public static Optional<StrategyKind> named(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
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

    /** What no parameter says alone. */
    void checkTogether(Parameters parameters) throws Invalid {
        switch (this) {
            case EMA_CROSS -> {
                if (parameters.integer("fast") >= parameters.integer("slow")) {
                    throw new Invalid("fast=%s has to be less than slow=%s"
                            .formatted(parameters.value("fast"), parameters.value("slow")));
                }
                long seconds = parameters.integer("slow")
                        * BarInterval.named(parameters.value("interval"))
                                .orElseThrow()
                                .nanos()
                        / 1_000_000_000L;
                if (seconds > READ_BACK_SECONDS) {
                    throw new Invalid("slow=%s of %s is more than the half hour that a start reads back"
                            .formatted(parameters.value("slow"), parameters.value("interval")));
                }
            }
            case MODEL -> {
                if (parameters.number("exit") > parameters.number("enter")) {
                    throw new Invalid("exit=%s has to be at most enter=%s"
                            .formatted(parameters.value("exit"), parameters.value("enter")));
                }
            }
        }
    }

    Strategy make(Parameters parameters) {
        return maker.apply(parameters);
    }
}
