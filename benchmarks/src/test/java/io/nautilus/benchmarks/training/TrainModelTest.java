package io.nautilus.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.indicators.FeatureSet;
import io.nautilus.ml.CardJson;
import io.nautilus.ml.domain.Admission;
import io.nautilus.ml.domain.ModelCard;
import io.nautilus.ml.domain.training.Metrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The recipe of the shipped model in short: whether it can be repeated, not what it learns. */
class TrainModelTest {
    private static final String[] SHORT = {"--minutes", "4", "--embargo", "5", "--model", "short-1"};
    private static final int INSTRUMENTS = 8;
    /** What the shipped model's recipe gives in short: a change of the market, a feature or the training shows here. */
    private static final String GOLDEN =
            "58670 events, 1861 bars, 1597 rows, 279 of the test, log loss 0.713103391, area 0.562024666";

    private static final String GOLDEN_SHA256 = "acf2de73f0379a96d48d3889503e95106f848a274def641020f5b9b53929afff";

    @TempDir
    Path folder;

    private Path train(String name, String... more) {
        Path out = folder.resolve(name);
        StringWriter said = new StringWriter();
        CommandLine command = new CommandLine(new TrainModelCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said));
        String[] all = new String[SHORT.length + more.length + 2];
        System.arraycopy(SHORT, 0, all, 0, SHORT.length);
        System.arraycopy(more, 0, all, SHORT.length, more.length);
        all[all.length - 2] = "--out";
        all[all.length - 1] = out.toString();
        assertThat(command.execute(all)).as(said.toString()).isZero();
        return out.resolve("short/1");
    }

    @Test
    void theSameCommandGivesTheSameBytes() throws IOException {
        Path first = train("first");
        Path second = train("second");
        Path other = train("other", "--seed", "2");
        for (String file : new String[] {"model.onnx", "model.json"}) {
            assertThat(Files.readAllBytes(first.resolve(file))).isEqualTo(Files.readAllBytes(second.resolve(file)));
            assertThat(Files.readAllBytes(first.resolve(file))).isNotEqualTo(Files.readAllBytes(other.resolve(file)));
        }
        ModelCard card = CardJson.read(Files.readAllBytes(first.resolve("model.json")));
        check(card, first);
        isTheRecipeOfTheShippedModel(card);
    }

    /** Another processor may round a logarithm's last bit otherwise: then the figures are the same, the bytes are not. */
    private static void isTheRecipeOfTheShippedModel(ModelCard card) {
        Metrics test = card.quality().test();
        String figures = String.format(
                Locale.ROOT,
                "%d events, %d bars, %d rows, %d of the test, log loss %.9f, area %.9f",
                card.data().events(),
                card.data().bars(),
                card.data().rows(),
                test.rows(),
                test.logLoss(),
                test.auc());
        assertThat(figures).isEqualTo(GOLDEN);
        if (System.getProperty("os.arch").equals("amd64")) {
            assertThat(card.sha256()).isEqualTo(GOLDEN_SHA256);
        }
    }

    private static void check(ModelCard card, Path folder) throws IOException {
        assertThat(card.sha256()).isEqualTo(Admission.sha256(Files.readAllBytes(folder.resolve("model.onnx"))));
        assertThat(card.features()).isEqualTo(FeatureSet.names());
        assertThat(card.schemaNumber()).isEqualTo(FeatureSet.schema());
        assertThat(card.recipe().command())
                .isEqualTo("scripts/nautilus train-model --model short-1 --minutes 4 --market-seed 20260105 --seed 1"
                        + " --horizon 5 --embargo 5");
        ModelCard.Data data = card.data();
        assertThat(data.instruments()).hasSize(INSTRUMENTS).contains("BTC-USD.SIM");
        assertThat(data.firstEvent()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
        assertThat(data.lastEvent()).isEqualTo(Instant.parse("2026-01-05T00:04:00Z"));
        assertThat(data.bars()).isBetween(INSTRUMENTS * 60L, INSTRUMENTS * 240L);
        assertThat(data.rows())
                .isPositive()
                .isLessThanOrEqualTo(data.bars() - INSTRUMENTS * (FeatureSet.warmUpBars() - 1L));
        assertThat(data.test().rows()).isPositive();
    }

    @Test
    void aGapShorterThanTheHorizonIsRefused() {
        CommandLine command = new CommandLine(new TrainModelCommand()).setErr(new PrintWriter(new StringWriter()));
        assertThat(command.execute("--horizon", "10", "--embargo", "5")).isEqualTo(2);
    }
}
