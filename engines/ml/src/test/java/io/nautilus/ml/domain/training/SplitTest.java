package io.nautilus.ml.domain.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SplitTest {
    private static Samples aRowEach(int count) {
        Samples samples = new Samples(1);
        for (int i = 0; i < count; i++) {
            samples.add(i, new double[] {i}, i % 2 == 0);
        }
        return samples;
    }

    @Test
    void partsFollowEachOtherWithAGapBetween() {
        Split split = Split.of(aRowEach(1_000), 0, 1_000, 50);
        assertThat(split.training().rows()).hasSize(600).startsWith(0).endsWith(599);
        assertThat(split.validation().rows()).hasSize(150).startsWith(650).endsWith(799);
        assertThat(split.test().rows()).hasSize(150).startsWith(850).endsWith(999);
    }

    @Test
    void aPartWithoutRowsIsRefused() {
        assertThatThrownBy(() -> Split.of(aRowEach(1_000), 0, 1_000, 300)).isInstanceOf(IllegalArgumentException.class);
    }
}
