package io.nautilus.ml;

import io.nautilus.ml.domain.ModelCard;
import io.nautilus.ml.domain.ModelCard.Data;
import io.nautilus.ml.domain.training.Calibration;
import io.nautilus.ml.domain.training.HyperParameters;
import io.nautilus.ml.domain.training.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A card as a page for people: docs/models.md. */
final class ModelPage {
    private ModelPage() {}

    static String of(ModelCard card) {
        List<String> lines = new ArrayList<>();
        lines.add("# The model that is shipped");
        lines.add("");
        lines.add(
                "Made from the model's card by a test, which fails where they differ. It was trained on simulated data and");
        lines.add(
                "says nothing of any real market. Figures of the *test* part are of rows that neither training nor its");
        lines.add("stopping saw; beside each stands what always saying the training part's base rate gets.");
        lines.add("");
        about(card, lines);
        lines.add("");
        quality(card, lines);
        lines.add("");
        calibration(card, lines);
        return String.join("\n", lines) + "\n";
    }

    private static void about(ModelCard card, List<String> lines) {
        Data data = card.data();
        lines.add("| | |");
        lines.add("|---|---|");
        lines.add("| model | " + card.name() + " version " + card.version() + " |");
        lines.add("| file | sha256 `" + card.sha256() + "`, " + card.form().graph() + "; opset "
                + card.form().opset() + ", " + card.form().parameters() + " parameters |");
        lines.add("| answers | " + card.label().definition() + " |");
        lines.add("| features | schema `" + card.schema() + "`: " + String.join(", ", card.features()) + " |");
        lines.add("| recipe | `" + card.recipe().command() + "` gives the same bytes again |");
        lines.add("| training | Adam, " + card.recipe().hyperParameters() + "; the best of "
                + card.form().epochs() + " epochs was number " + card.form().bestEpoch() + " |");
        lines.add("| data | " + data.source() + " (" + String.join(", ", data.instruments()) + "), seed "
                + card.recipe().marketSeed() + ", " + data.firstEvent() + " to " + data.lastEvent()
                + " of its own time |");
        lines.add(text(
                "| counted | %,d events, %,d bars, %,d vectors; left out: %,d whose mid did not move, %,d unheard |",
                data.events(), data.bars(), data.rows(), data.unmoved(), data.unheard()));
        lines.add("| parts | training to " + data.training().to() + ", validation "
                + data.validation().from() + " to "
                + data.validation().to() + ", test from " + data.test().from() + "; " + data.embargoSeconds()
                + " s between are left out |");
    }

    private static void quality(ModelCard card, List<String> lines) {
        lines.add("| part | rows | up | log loss | base | Brier | base | AUC | base | accuracy | base |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
        lines.add(row("training", card.quality().training()));
        lines.add(row("validation", card.quality().validation()));
        lines.add(row("**test**", card.quality().test()));
    }

    private static String row(String part, Metrics of) {
        return text(
                "| %s | %,d | %.4f | %.5f | %.5f | %.5f | %.5f | %.4f | %.4f | %.4f | %.4f |",
                part,
                of.rows(),
                (double) of.up() / of.rows(),
                of.logLoss(),
                of.baseLogLoss(),
                of.brier(),
                of.baseBrier(),
                of.auc(),
                of.baseAuc(),
                of.accuracy(),
                of.baseAccuracy());
    }

    private static void calibration(ModelCard card, List<String> lines) {
        lines.add("Calibration on the test part: of the rows whose probability was in a bin, how many went up.");
        lines.add("");
        lines.add("| probability | rows | said | came |");
        lines.add("|---|---|---|---|");
        for (Calibration bin : card.quality().testCalibration()) {
            lines.add(text(
                    "| %.2f to %.2f | %,d | %.4f | %.4f |",
                    bin.from(), bin.to(), bin.rows(), bin.meanProbability(), bin.upRate()));
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
