package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BarRecordTest {
    private static BarRecord bar(long second, Source source) {
        Instant start = Instant.ofEpochSecond(second);
        BarRecord.Basis trades = BarRecord.Basis.TRADES;
        return new BarRecord(
                "A-USD.SIM",
                "time",
                "1s",
                start,
                start.plusSeconds(1),
                trades,
                "1",
                "1",
                "1",
                "1",
                "1",
                "1",
                1,
                0,
                false,
                start,
                source);
    }

    private static Source at(long offset, int index) {
        return new Source("market-data", 0, offset, index);
    }

    @Test
    void aBarIsNewerByTheMessageThatClosedItEvenWhereTimeBeganAnew() {
        assertThat(bar(1, at(6, 0)).isNewerThan(bar(9, at(5, 0)))).isTrue();
        assertThat(bar(1, at(5, 1)).isNewerThan(bar(9, at(5, 0)))).isTrue();
        assertThat(bar(9, at(5, 0)).isNewerThan(bar(1, at(6, 0)))).isFalse();
    }

    @Test
    void ofTheSameMessageTheLaterBarIsNewerAndTheSameBarIsNot() {
        assertThat(bar(2, at(5, 0)).isNewerThan(bar(1, at(5, 0)))).isTrue();
        assertThat(bar(1, at(5, 0)).isNewerThan(bar(1, at(5, 0)))).isFalse();
        assertThat(bar(1, at(5, 0)).isNewerThan(bar(2, at(5, 0)))).isFalse();
    }

    @Test
    void placesOfDifferentLogsSayNothingOfEachOther() {
        assertThat(bar(1, at(1, 0)).isNewerThan(bar(1, new Source("other", 0, 9, 0))))
                .isTrue();
        assertThat(bar(1, at(1, 0)).isNewerThan(bar(1, new Source("market-data", 1, 9, 0))))
                .isTrue();
    }
}
