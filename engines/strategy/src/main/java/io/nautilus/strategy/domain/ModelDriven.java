package io.nautilus.strategy.domain;

import io.nautilus.contracts.Prediction;
import io.nautilus.market.BarInterval;
import io.nautilus.strategy.domain.Parameters.Invalid;
import java.util.SortedMap;
import java.util.TreeMap;

/** Long from a probability of a higher price that is high enough until one that is low enough; between them it stays. */
final class ModelDriven implements Strategy {
    private static final String ANY = "any";

    private final String model;
    private final double enter;
    private final double exit;
    private final Target target;
    private double probability = Double.NaN;

    ModelDriven(Parameters parameters) {
        model = parameters.value("model");
        enter = parameters.number("enter");
        exit = parameters.number("exit");
        target = new Target(parameters);
    }

    static void check(Parameters parameters) throws Invalid {
        if (parameters.number("exit") > parameters.number("enter")) {
            throw new Invalid("exit=%s has to be at most enter=%s"
                    .formatted(parameters.value("exit"), parameters.value("enter")));
        }
    }

    @Override
    public void on(Happening happening, Situation now, Intents out) {
        switch (happening) {
            case Happening.Predicted(Prediction prediction) -> {
                probability = prediction.probabilityUp();
                follow(now, out);
            }
            case Happening.Filled filled -> follow(now, out);
            case Happening.BarClosed bar -> {}
        }
    }

    private void follow(Situation now, Intents out) {
        if (!Double.isNaN(probability)) {
            target.approach(probability >= (now.position() > 0 ? exit : enter), now, out);
        }
    }

    @Override
    public boolean takes(BarInterval length) {
        return false;
    }

    @Override
    public boolean takes(Prediction prediction) {
        return model.equals(ANY) || model.equals(prediction.model());
    }

    @Override
    public SortedMap<String, Double> figures() {
        SortedMap<String, Double> figures = new TreeMap<>();
        if (!Double.isNaN(probability)) {
            figures.put("probabilityUp", probability);
        }
        return figures;
    }
}
