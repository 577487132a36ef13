package io.nautilus.ml.domain;

import io.nautilus.ml.domain.TrainedModel.Material;
import io.nautilus.ml.domain.TrainedModel.Order;
import io.nautilus.ml.domain.training.HyperParameters;
import io.nautilus.ml.domain.training.Samples;
import io.nautilus.ml.domain.training.TestSamples;
import java.util.List;

/** Cards of models that learnt next to nothing. */
final class TestCards {
    static final long HORIZON_NANOS = 7_000_000_000L;

    private TestCards() {}

    static ModelCard card(ModelId id, long schema, List<String> features) {
        Samples samples = TestSamples.logistic(200, features.size(), 1);
        Material material = new Material(
                "a law", TestSamples.BEGIN_NANOS, TestSamples.endNanos(samples), List.of(), 0, 0, 0, 0, 0, samples);
        HyperParameters quick = new HyperParameters(2, 64, 0.01, 0, 1, 1);
        Order order = new Order(id, "a test", 0, 1, 7, 5, quick, new Platform(schema, features));
        return TrainedModel.train(order, material).card();
    }
}
