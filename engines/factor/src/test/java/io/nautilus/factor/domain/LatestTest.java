package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.market.BarInterval;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is newest of each set, interval and instrument. */
class LatestTest {
    private static final String A = "A-USD.SIM";
    private static final String B = "B-USD.SIM";

    private final Latest latest = new Latest();
    private final CrossSections sections =
            new CrossSections(Catalogue.all(), Set.of(BarInterval.S1, BarInterval.M1), latest::put);
    private final TestBars bars = new TestBars();
    private long place;

    private void take(String instrument, long second) {
        sections.on(bars.bar(instrument, second, 100 + second), TestBars.place(place++));
    }

    private long rowOf(String instrument) {
        return (latest.row(instrument, BarInterval.S1).orElseThrow().closeNanos() - TestBars.nanos(0)) / 1_000_000_000;
    }

    @Test
    void anInstrumentKeepsItsLastRowWhileItIsMissingAndNoneAfterItLeft() {
        take(A, 1);
        take(B, 1);
        for (int second = 2; second <= 31; second++) {
            take(A, second);
        }
        take(A, 32);
        assertThat(rowOf(A)).isEqualTo(31);
        assertThat(rowOf(B)).isEqualTo(1);
        take(A, 33);
        assertThat(latest.row(B, BarInterval.S1)).isEmpty();
        assertThat(latest.row(B, BarInterval.M1)).isEmpty();
        assertThat(latest.sections(BarInterval.S1))
                .singleElement()
                .satisfies(closed -> assertThat(closed.section().missing()).isEmpty());
        take(B, 34);
        take(A, 34);
        take(A, 35);
        assertThat(rowOf(B)).isEqualTo(34);
    }

    @Test
    void setsAreListedByName() {
        take(A, 1);
        take("A-USD.KRAKEN", 1);
        take(A, 2);
        take("A-USD.KRAKEN", 2);
        assertThat(latest.sections(BarInterval.S1))
                .extracting(ClosedSection::set)
                .containsExactly("KRAKEN", "SIM");
        assertThat(latest.sections(BarInterval.M1)).isEmpty();
    }
}
