package io.nautilus.ml.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Numbers;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Source;
import io.nautilus.ml.domain.Tally.End;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final long SCHEMA = 0x0123456789abcdefL;

    private final List<Integer> runs = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Predictor predictor = new Predictor(Optional.of(model(this::first)), tally);
    private long offset;

    /** Answers the first feature of each row. */
    private double[] first(double[][] rows) {
        runs.add(rows.length);
        double[] answers = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            answers[i] = rows[i][0];
        }
        return answers;
    }

    private static Model.Active model(Scorer scorer) {
        ModelCard card = TestCards.card(new ModelId("law", "3"), SCHEMA, List.of("a", "b"));
        return new Model.Active(card.id(), Model.Origin.SHIPPED, card, new byte[0], scorer);
    }

    private static String name(int instrument) {
        return "I" + instrument + "-USD.TEST";
    }

    private FeatureVector vector(int instrument, long schema, double... values) {
        Source of = new Source("market-data", 0, 5, 0);
        return new FeatureVector(instrument, name(instrument), 1_000 + offset, of, schema, Numbers.of(values));
    }

    private void comes(FeatureVector vector) {
        predictor.on(vector, place(offset++));
    }

    private static Source place(long offset) {
        return new Source("features", 0, offset, 1);
    }

    private Map<End, Long> ends() {
        Map<End, Long> ends = new EnumMap<>(End.class);
        for (End end : End.values()) {
            if (tally.of(end) > 0) {
                ends.put(end, tally.of(end));
            }
        }
        return ends;
    }

    private static Prediction prediction(int instrument, long atOffset, double probability) {
        return new Prediction(
                instrument,
                name(instrument),
                1_000 + atOffset,
                place(atOffset),
                "law",
                "3",
                SCHEMA,
                TestCards.HORIZON_NANOS,
                probability);
    }

    @Test
    void theNewestOfEachInstrumentIsPredictedInOneRun() {
        comes(vector(1, SCHEMA, 0.1, 9));
        comes(vector(2, SCHEMA, 0.2, 9));
        comes(vector(1, SCHEMA, 0.3, 9));
        assertThat(predictor.step()).containsExactly(prediction(1, 2, 0.3), prediction(2, 1, 0.2));
        assertThat(predictor.step()).isEmpty();
        assertThat(runs).containsExactly(2);
        assertThat(ends()).isEqualTo(Map.of(End.PREDICTED, 2L, End.SUPERSEDED, 1L));
    }

    @Test
    void theNewestPredictionIsKeptWithItsFeatures() {
        comes(vector(1, SCHEMA, 0.1, 9));
        predictor.step();
        comes(vector(1, SCHEMA, 0.6, 8));
        predictor.step();
        assertThat(predictor.latest(name(1))).hasValueSatisfying(newest -> {
            assertThat(newest.prediction()).isEqualTo(prediction(1, 1, 0.6));
            assertThat(newest.vector().values()).isEqualTo(Numbers.of(0.6, 8));
        });
        assertThat(predictor.latest(name(2))).isEmpty();
        assertThat(predictor.instruments()).isEqualTo(1);
    }

    @Test
    void vectorsOfOtherFeaturesAreNotPredictedAndSaid() {
        comes(vector(1, SCHEMA + 1, 0.1, 9));
        comes(vector(2, SCHEMA, 0.1, 9, 9));
        assertThat(predictor.step()).isEmpty();
        assertThat(predictor.otherSchema()).contains(ModelCard.schemaText(SCHEMA));
        assertThat(ends()).isEqualTo(Map.of(End.OTHER_SCHEMA, 2L));
        comes(vector(1, SCHEMA, 0.1, 9));
        assertThat(predictor.otherSchema()).isEmpty();
    }

    /** The features engine says again after a restart what it may have said before; a log that began anew is new. */
    @Test
    void whatWasPredictedIsNotPredictedAgain() {
        FeatureVector vector = vector(1, SCHEMA, 0.1, 9);
        comes(vector);
        predictor.step();
        comes(vector);
        assertThat(predictor.step()).isEmpty();
        assertThat(ends()).isEqualTo(Map.of(End.PREDICTED, 1L, End.REPEATED, 1L));
        comes(vector(1, SCHEMA, 0.2, 9));
        assertThat(predictor.step()).hasSize(1);
    }

    @Test
    void answersThatAreNoProbabilitiesAreNotPublished() {
        Predictor broken = new Predictor(Optional.of(model(rows -> new double[] {Double.NaN, 0.5, 1.5, -0.1})), tally);
        for (int instrument = 1; instrument <= 4; instrument++) {
            broken.on(vector(instrument, SCHEMA, 0, 0), place(instrument));
        }
        assertThat(broken.step()).extracting(Prediction::instrumentId).containsExactly(2);
        assertThat(broken.latest(name(1))).isEmpty();
        assertThat(ends()).isEqualTo(Map.of(End.PREDICTED, 1L, End.BAD_OUTPUT, 3L));
    }

    @Test
    void withoutAModelThereIsNoNumber() {
        Predictor none = new Predictor(Optional.empty(), tally);
        none.on(vector(1, SCHEMA, 0.1, 9), place(0));
        assertThat(none.step()).isEmpty();
        assertThat(ends()).isEqualTo(Map.of(End.NO_MODEL, 1L));
    }

    @Test
    void instrumentsBeyondTheLimitAreCounted() {
        for (int instrument = 0; instrument < Predictor.MAX_INSTRUMENTS + 3; instrument++) {
            comes(vector(instrument, SCHEMA, 0.5, 0));
        }
        assertThat(predictor.step()).hasSize(Predictor.MAX_INSTRUMENTS);
        assertThat(tally.of(End.TOO_MANY)).isEqualTo(3);
    }
}
