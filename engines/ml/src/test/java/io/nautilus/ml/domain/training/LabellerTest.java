package io.nautilus.ml.domain.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabellerTest {
    private static final long SECOND = 1_000_000_000L;

    private final Samples samples = new Samples(1);
    private final Labeller labeller = new Labeller(2 * SECOND);

    private void at(double second, double mid) {
        labeller.time((long) (second * SECOND), samples);
        labeller.mid(mid);
    }

    private void row(double second, double feature) {
        labeller.row((long) (second * SECOND), new double[] {feature});
    }

    @Test
    void theLabelIsTheMidThatStoodWhenTheHorizonWasOver() {
        at(0, 100);
        row(0, 7);
        at(1, 90);
        at(1.9, 110);
        at(2.5, 80);
        assertThat(samples.rows()).isEqualTo(1);
        assertThat(samples.up(0)).isTrue();
        assertThat(samples.timeNanos(0)).isZero();
        assertThat(samples.row(0)).containsExactly(7);
    }

    @Test
    void whatChangesAtTheVeryEndIsNotInTheLabel() {
        at(0, 100);
        row(0, 7);
        at(1, 90);
        at(2, 110);
        assertThat(samples.up(0)).isFalse();
    }

    @Test
    void aMidThatDidNotMoveHasNoSign() {
        at(0, 100);
        row(0, 7);
        at(1, 120);
        at(1.5, 100);
        at(2, 130);
        assertThat(samples.rows()).isZero();
        assertThat(labeller.unmoved()).isEqualTo(1);
    }

    @Test
    void rowsAreLeftOutWhereNobodyKnowsTheMid() {
        at(0, 100);
        row(0, 7);
        at(1, Double.NaN);
        at(2, 130);
        row(2, 8);
        at(60, 150);
        assertThat(samples.rows()).isZero();
        assertThat(labeller.unheard()).isEqualTo(2);
    }

    @Test
    void aRowWithoutAMidIsNone() {
        row(0, 7);
        at(1, 100);
        at(3, 101);
        assertThat(samples.rows()).isZero();
        assertThat(labeller.unheard() + labeller.unmoved()).isZero();
    }

    @Test
    void rowsWaitSideBySide() {
        at(0, 100);
        row(0, 1);
        at(1, 101);
        row(1, 2);
        at(2, 99);
        row(2, 3);
        at(3, 105);
        at(4, 90);
        assertThat(samples.rows()).isEqualTo(3);
        assertThat(samples.up(0)).isTrue();
        assertThat(samples.up(1)).isFalse();
        assertThat(samples.up(2)).isTrue();
    }
}
