package io.nautilus.benchmarks.training;

import io.nautilus.indicators.FeatureSet;
import io.nautilus.ml.CardJson;
import io.nautilus.ml.domain.ModelId;
import io.nautilus.ml.domain.Platform;
import io.nautilus.ml.domain.TrainedModel;
import io.nautilus.ml.domain.TrainedModel.Material;
import io.nautilus.ml.domain.TrainedModel.Order;
import io.nautilus.ml.domain.training.HyperParameters;
import io.nautilus.ml.domain.training.Metrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains the model that the ml engine ships. */
@Command(
        name = "nautilus train-model",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Runs the simulated market for a window of its own time, as fast as it goes, trains a small network on the"
                    + " platform's features, measures it on what it has not seen, and writes model.onnx and model.json.",
            "The same options give the same bytes. The usual window takes some minutes of one core."
        })
public final class TrainModelCommand implements Callable<Integer> {
    private static final int SECONDS_PER_MINUTE = 60;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "NAME-VERSION", defaultValue = "direction-1", description = "Its id.")
    private String model;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "720", description = "The window, in simulated minutes.")
    private int minutes;

    /** Another seed than the one marketdata has: else it would be trained on the very market that it is to predict. */
    @Option(names = "--market-seed", paramLabel = "N", defaultValue = "20260105", description = "The market's seed.")
    private long marketSeed;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The seed of weights and batches.")
    private long seed;

    @Option(names = "--horizon", paramLabel = "SECONDS", defaultValue = "5", description = "How far ahead.")
    private int horizonSeconds;

    @Option(
            names = "--embargo",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "The gap before validation and test.")
    private int embargoSeconds;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Instead of the ml engine's resources.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ModelId id = ModelId.parse(model);
        checked();
        say(err, "simulating " + minutes + " minutes of the market");
        Material material = SimulatedMaterial.of(marketSeed, minutes * SECONDS_PER_MINUTE, horizonSeconds);
        say(err, String.format(Locale.ROOT, "training on %,d labelled rows", material.samples().rows()));
        TrainedModel trained = TrainedModel.train(order(id), material);
        Path folder = folder().resolve(id.name()).resolve(id.version());
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.onnx"), trained.file());
        Files.write(folder.resolve("model.json"), CardJson.write(trained.card()));
        print(spec.commandLine().getOut(), folder, trained);
        return 0;
    }

    private static void say(PrintWriter err, String what) {
        err.println(what);
        err.flush();
    }

    private void checked() {
        if (minutes < 1 || minutes > 10_080 || horizonSeconds < 1 || embargoSeconds < horizonSeconds) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The window is 1 to 10080 minutes, the horizon at least 1 s, the gap at least the horizon.");
        }
    }

    private Order order(ModelId id) {
        String command = "scripts/nautilus train-model --model %s --minutes %d --market-seed %d --seed %d --horizon %d --embargo %d"
                .formatted(id.text(), minutes, marketSeed, seed, horizonSeconds, embargoSeconds);
        return new Order(
                id,
                command,
                marketSeed,
                seed,
                horizonSeconds,
                embargoSeconds,
                HyperParameters.USUAL,
                new Platform(FeatureSet.schema(), FeatureSet.names()));
    }

    private Path folder() {
        return out != null
                ? out
                : Path.of(System.getProperty("nautilus.home", ".")).resolve("engines/ml/src/main/resources/models");
    }

    private static void print(PrintWriter to, Path folder, TrainedModel trained) {
        Metrics test = trained.card().quality().test();
        to.println(folder.resolve("model.onnx") + ": " + trained.file().length + " bytes, sha256 "
                + trained.card().sha256());
        to.println(String.format(
                Locale.ROOT,
                "out of sample, %,d rows: log loss %.5f (base rate alone %.5f), Brier %.5f (%.5f), AUC %.4f, accuracy %.4f (%.4f)",
                test.rows(),
                test.logLoss(),
                test.baseLogLoss(),
                test.brier(),
                test.baseBrier(),
                test.auc(),
                test.accuracy(),
                test.baseAccuracy()));
        to.println("Build again, and write docs/models.md anew, so that the engine has it: see engines/ml/README.md.");
        to.flush();
    }
}
