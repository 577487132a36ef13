package io.nautilus.ml.domain;

import io.nautilus.ml.domain.ModelCard.Data;
import io.nautilus.ml.domain.ModelCard.Form;
import io.nautilus.ml.domain.ModelCard.Label;
import io.nautilus.ml.domain.ModelCard.Part;
import io.nautilus.ml.domain.ModelCard.Probe;
import io.nautilus.ml.domain.ModelCard.Quality;
import io.nautilus.ml.domain.ModelCard.Recipe;
import io.nautilus.ml.domain.training.Calibration;
import io.nautilus.ml.domain.training.HyperParameters;
import io.nautilus.ml.domain.training.Metrics;
import io.nautilus.ml.domain.training.Network;
import io.nautilus.ml.domain.training.OnnxFile;
import io.nautilus.ml.domain.training.Samples;
import io.nautilus.ml.domain.training.Split;
import io.nautilus.ml.domain.training.Trainer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A model as training gives it: its card, its ONNX file, and the network that the file holds. */
public record TrainedModel(ModelCard card, byte[] file, Network network) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** What is to be trained, and by which command. */
    public record Order(
            ModelId id,
            String command,
            long marketSeed,
            long seed,
            int horizonSeconds,
            int embargoSeconds,
            HyperParameters hyperParameters,
            Platform platform) {}

    /** What it is trained on: the samples of all instruments, and how they came about. */
    public record Material(
            String source,
            long firstNanos,
            long lastNanos,
            List<String> instruments,
            long events,
            long bars,
            long rows,
            long unmoved,
            long unheard,
            Samples samples) {}

    /** Trains and measures. The same order and material give the same bytes. */
    public static TrainedModel train(Order order, Material material) {
        Split split = Split.of(
                material.samples(), material.firstNanos(), material.lastNanos(), order.embargoSeconds() * SECOND_NANOS);
        Trainer.Trained trained = Trainer.train(split, order.hyperParameters(), order.seed());
        Network network = trained.network();
        byte[] file = OnnxFile.encode(network, order.id().text());
        ModelCard card = new ModelCard(
                order.id().name(),
                order.id().version(),
                Admission.sha256(file),
                ModelCard.schemaText(order.platform().schema()),
                order.platform().features(),
                label(order.horizonSeconds()),
                new Recipe(order.command(), order.marketSeed(), order.seed(), order.hyperParameters()),
                data(material, order.embargoSeconds(), split),
                new Form(
                        "Gemm %d x %d, Relu, Gemm %d x 1, Sigmoid; double precision, standardisation folded into the first Gemm"
                                .formatted(network.inputs(), network.hidden(), network.hidden()),
                        OnnxFile.OPSET,
                        OnnxFile.IR_VERSION,
                        network.parameters(),
                        trained.bestEpoch(),
                        trained.epochs()),
                quality(network, split),
                probe(network, split.test()));
        return new TrainedModel(card, file, network);
    }

    private static Label label(int horizonSeconds) {
        return new Label(
                ("up: the mid of the book %d s after the bar was closed is above the mid when it was closed; rows whose"
                                + " mid is the same then are left out, so the probability is of up given that it moves")
                        .formatted(horizonSeconds),
                horizonSeconds);
    }

    private static Data data(Material material, int embargoSeconds, Split split) {
        return new Data(
                material.source(),
                instant(material.firstNanos()),
                instant(material.lastNanos()),
                material.instruments(),
                material.events(),
                material.bars(),
                material.rows(),
                material.unmoved(),
                material.unheard(),
                embargoSeconds,
                part(split.training()),
                part(split.validation()),
                part(split.test()));
    }

    private static Part part(Split.Part part) {
        return new Part(instant(part.fromNanos()), instant(part.toNanos()), part.size());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static Quality quality(Network network, Split split) {
        double baseRate = upRate(split.training());
        double[] test = probabilities(network, split.test());
        return new Quality(
                Metrics.of(probabilities(network, split.training()), ups(split.training()), baseRate),
                Metrics.of(probabilities(network, split.validation()), ups(split.validation()), baseRate),
                Metrics.of(test, ups(split.test()), baseRate),
                Calibration.of(test, ups(split.test())));
    }

    private static double upRate(Split.Part part) {
        int up = 0;
        for (boolean each : ups(part)) {
            up += each ? 1 : 0;
        }
        return (double) up / part.size();
    }

    private static boolean[] ups(Split.Part part) {
        boolean[] ups = new boolean[part.size()];
        for (int i = 0; i < ups.length; i++) {
            ups[i] = part.up(i);
        }
        return ups;
    }

    private static double[] probabilities(Network network, Split.Part part) {
        return Arrays.stream(part.rows())
                .mapToDouble(row -> network.probability(part.samples().row(row)))
                .toArray();
    }

    private static Probe probe(Network network, Split.Part test) {
        double[] row = test.samples().row(test.rows()[0]);
        return new Probe(Arrays.stream(row).boxed().toList(), network.probability(row));
    }
}
