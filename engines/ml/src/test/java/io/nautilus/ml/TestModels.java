package io.nautilus.ml;

import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Platform;
import io.nautilus.ml.domain.TrainedModel;
import io.nautilus.ml.domain.TrainedModel.Material;
import io.nautilus.ml.domain.TrainedModel.Order;
import io.nautilus.ml.domain.training.HyperParameters;
import io.nautilus.ml.domain.training.Samples;
import io.nautilus.ml.domain.training.TestSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Models trained in a moment on rows that no market made. */
final class TestModels {
    private static final HyperParameters QUICK = new HyperParameters(4, 64, 0.01, 0, 3, 3);
    private static final int ROWS = 1_000;

    private TestModels() {}

    static TrainedModel train(ModelId id, Platform platform, long seed) {
        Samples samples = TestSamples.logistic(ROWS, platform.features().size(), seed);
        Material material = new Material(
                "a law",
                TestSamples.BEGIN_NANOS,
                TestSamples.endNanos(samples),
                List.of("T-USD.TEST"),
                ROWS,
                ROWS,
                ROWS,
                0,
                0,
                samples);
        return TrainedModel.train(new Order(id, "a test", 0, seed, 7, 10, QUICK, platform), material);
    }

    /** Writes a model below a folder of models, its card as given. */
    static void write(Path models, ModelId id, byte[] file, byte[] card) {
        Path folder = models.resolve(id.name()).resolve(id.version());
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(ModelFiles.FILE), file);
            Files.write(folder.resolve(ModelFiles.CARD), card);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void write(Path models, TrainedModel model) {
        write(models, model.card().id(), model.file(), CardJson.write(model.card()));
    }
}
