package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Source;
import io.nautilus.market.BarInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When cross-sections close, with whom, and which bars are passed over. */
class CrossSectionsTest {
    private static final String A = "A-USD.SIM";
    private static final String B = "B-USD.SIM";
    private static final String C = "C-USD.SIM";

    private final TestBars bars = new TestBars();
    private final List<ClosedSection> closed = new ArrayList<>();
    private final CrossSections sections =
            new CrossSections(Catalogue.all(), Set.of(BarInterval.S1, BarInterval.M1), closed::add);
    private long place;

    private Taking take(BarRecord bar) {
        return sections.on(bar, TestBars.place(place++));
    }

    private void takeAll(long second, double price, String... instruments) {
        for (String instrument : instruments) {
            take(bars.bar(instrument, second, price));
        }
    }

    /** What closed since the last question: {@code set interval @second: instruments - missing}. */
    private List<String> closed() {
        List<String> said = closed.stream()
                .map(each -> "%s %s @%d: %s - %s"
                        .formatted(
                                each.set(),
                                each.interval().text(),
                                (each.section().time() - TestBars.nanos(0)) / 1_000_000_000L,
                                each.section().rows().stream()
                                        .map(row -> row.instrument().substring(0, 1))
                                        .toList(),
                                each.section().missing().stream()
                                        .map(name -> name.substring(0, 1))
                                        .toList()))
                .toList();
        closed.clear();
        return said;
    }

    @Test
    void theFirstCloseWaitsForASecondOfEventTimeSinceNobodyIsKnown() {
        takeAll(1, 100, A, B, C);
        assertThat(closed()).isEmpty();
        takeAll(2, 101, B);
        assertThat(closed()).containsExactly("SIM 1s @1: [A, B, C] - []");
    }

    @Test
    void aCloseIsCompleteWithTheLastOfThoseWhoAreExpected() {
        takeAll(1, 100, A, B, C);
        takeAll(2, 101, C, A);
        closed();
        take(bars.bar(B, 2, 101));
        assertThat(closed()).containsExactly("SIM 1s @2: [A, B, C] - []");
    }

    @Test
    void whoHasNoBarIsMissingAfterASecond() {
        takeAll(1, 100, A, B, C);
        takeAll(2, 101, A, C);
        closed();
        takeAll(3, 102, A);
        assertThat(closed()).containsExactly("SIM 1s @2: [A, C] - [B]");
        takeAll(3, 102, C, B);
        assertThat(closed()).containsExactly("SIM 1s @3: [A, B, C] - []");
    }

    @Test
    void aBarThatComesAfterItsCloseIsLateAndChangesNothing() {
        takeAll(1, 100, A, B);
        takeAll(2, 101, A);
        takeAll(3, 102, A);
        closed();
        assertThat(take(bars.bar(B, 2, 500))).isEqualTo(Taking.LATE);
        assertThat(closed()).isEmpty();
        take(bars.bar(B, 3, 110));
        ClosedSection third = closed.getFirst();
        assertThat(reading(third, B, "reversal-1"))
                .isInstanceOfSatisfying(Reading.Scored.class, scored -> assertThat(scored.value())
                        .isEqualTo(-(110.0 / 100 - 1)));
        assertThat(sections.count(Taking.LATE)).isEqualTo(1);
    }

    private static Reading reading(ClosedSection closed, String instrument, String factor) {
        return closed.section().rows().stream()
                .filter(row -> row.instrument().equals(instrument))
                .findFirst()
                .orElseThrow()
                .reading(Catalogue.all().indexOf(factor));
    }

    @Test
    void aBarWhoseSourceIsNotNewerIsPassedOver() {
        BarRecord first = bars.bar(A, 1, 100);
        BarRecord second = bars.bar(A, 2, 101);
        assertThat(take(first)).isEqualTo(Taking.TAKEN);
        assertThat(take(second)).isEqualTo(Taking.TAKEN);
        assertThat(take(second)).isEqualTo(Taking.NOT_NEWER);
        assertThat(take(first)).isEqualTo(Taking.NOT_NEWER);
        assertThat(sections.count(Taking.NOT_NEWER)).isEqualTo(2);
        assertThat(sections.count(Taking.TAKEN)).isEqualTo(2);
        take(bars.bar(A, 3, 102));
        assertThat(closed()).containsExactly("SIM 1s @1: [A] - []", "SIM 1s @2: [A] - []", "SIM 1s @3: [A] - []");
    }

    /** One message may close bars of two intervals, and two instruments have sources of their own. */
    @Test
    void sourcesAreComparedPerInstrumentAndInterval() {
        BarRecord ofMinute = bars.bar(A, BarInterval.M1, 60, 100, false);
        assertThat(take(bars.bar(A, 60, 100))).isEqualTo(Taking.TAKEN);
        assertThat(take(ofMinute)).isEqualTo(Taking.TAKEN);
    }

    @Test
    void theSourceIsTheNewestBarOfTheCrossSection() {
        takeAll(1, 100, A, B);
        takeAll(2, 101, A, B);
        takeAll(3, 102, A);
        takeAll(4, 102, A);
        assertThat(closed).extracting(ClosedSection::source).containsExactly(place(1), place(3), place(4));
    }

    private static Source place(long offset) {
        return TestBars.place(offset);
    }

    @Test
    void aPartialBarIsAnAnswerButInNoWindow() {
        takeAll(1, 100, A, B);
        takeAll(2, 101, A);
        closed();
        assertThat(take(bars.partial(B, 2, 500))).isEqualTo(Taking.PARTIAL);
        assertThat(closed()).containsExactly("SIM 1s @2: [A] - [B]");
        takeAll(3, 102, A, B);
        assertThat(reading(closed.getFirst(), B, "reversal-1"))
                .isInstanceOfSatisfying(Reading.Scored.class, scored -> assertThat(scored.value())
                        .isEqualTo(-(102.0 / 100 - 1)));
    }

    /** A feed that begins gives partial bars first: from these on its instruments are waited for. */
    @Test
    void whoWasHeardOnceIsExpected() {
        take(bars.partial(A, 1, 100));
        take(bars.partial(B, 1, 100));
        take(bars.bar(A, 2, 100));
        assertThat(closed()).isEmpty();
        take(bars.bar(B, 2, 100));
        assertThat(closed()).containsExactly("SIM 1s @2: [A, B] - []");
    }

    @Test
    void whoComesTooLateForOneCloseIsWaitedForAtTheNext() {
        takeAll(1, 100, A, B);
        takeAll(2, 101, A, B);
        closed();
        assertThat(take(bars.bar(C, 2, 101))).isEqualTo(Taking.LATE);
        takeAll(3, 102, A, B);
        assertThat(closed()).isEmpty();
        takeAll(3, 102, C);
        assertThat(closed()).containsExactly("SIM 1s @3: [A, B, C] - []");
    }

    @Test
    void whoStopsTradingIsMissingForThirtyClosesAndThenLeaves() {
        takeAll(1, 100, A, B, C);
        for (int second = 2; second <= 40; second++) {
            takeAll(second, 100 + second, A, B);
        }
        List<String> said = closed();
        assertThat(said).hasSize(40);
        assertThat(said.get(30)).isEqualTo("SIM 1s @31: [A, B] - [C]");
        assertThat(said.get(31)).isEqualTo("SIM 1s @32: [A, B] - []");
        assertThat(said.getLast()).isEqualTo("SIM 1s @40: [A, B] - []");
        takeAll(41, 142, A, B, C);
        takeAll(42, 143, A, B, C);
        ClosedSection back = closed.stream()
                .filter(each -> each.section().time() == TestBars.nanos(41))
                .findFirst()
                .orElseThrow();
        assertThat(reading(back, C, "reversal-1")).isEqualTo(new Reading.Absent(Reason.WARMING_UP));
        assertThat(reading(back, A, "reversal-1")).isInstanceOf(Reading.Scored.class);
    }

    @Test
    void aLongSilenceOfAllForgetsTheirWindows() {
        takeAll(1, 100, A, B);
        takeAll(2, 101, A, B);
        takeAll(33, 101, A, B);
        takeAll(34, 102, A, B);
        assertThat(reading(closed.get(2), A, "reversal-1")).isEqualTo(new Reading.Absent(Reason.WARMING_UP));
        assertThat(reading(closed.get(3), A, "reversal-1")).isInstanceOf(Reading.Unscored.class);
    }

    @Test
    void barsThatGoBackInTimeBeginAnew() {
        takeAll(101, 100, A, B);
        takeAll(102, 101, A, B);
        takeAll(103, 102, A);
        closed();
        takeAll(1, 100, A);
        assertThat(closed()).containsExactly("SIM 1s @103: [A] - [B]");
        takeAll(1, 100, B);
        takeAll(2, 101, A, B);
        assertThat(closed()).containsExactly("SIM 1s @1: [A, B] - []", "SIM 1s @2: [A, B] - []");
    }

    @Test
    void venuesHaveClocksAndCrossSectionsOfTheirOwn() {
        takeAll(1_001, 100, A, B);
        takeAll(1, 7, "A-USD.KRAKEN", "B-USD.KRAKEN");
        takeAll(1_002, 101, A, B);
        takeAll(2, 8, "A-USD.KRAKEN", "B-USD.KRAKEN");
        assertThat(closed())
                .containsExactly(
                        "SIM 1s @1001: [A, B] - []",
                        "SIM 1s @1002: [A, B] - []",
                        "KRAKEN 1s @1: [A, B] - []",
                        "KRAKEN 1s @2: [A, B] - []");
    }

    @Test
    void aMinuteIsWaitedForByTheClockOfTheSeconds() {
        take(bars.bar(A, BarInterval.M1, 60, 100, false));
        take(bars.bar(B, BarInterval.M1, 60, 100, false));
        assertThat(closed()).isEmpty();
        takeAll(61, 100, A);
        assertThat(closed()).containsExactly("SIM 1m @60: [A, B] - []");
    }

    @Test
    void otherIntervalsAreNotServed() {
        assertThat(take(bars.bar(A, BarInterval.S5, 5, 100, false))).isEqualTo(Taking.NOT_SERVED);
        assertThat(sections.knows(A)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a-usd.sim,time,1s,0,1,100,110,90,100,1,100",
        "BTCUSD,time,1s,0,1,100,110,90,100,1,100",
        "A-USD.SIM,tick,1s,0,1,100,110,90,100,1,100",
        "A-USD.SIM,time,2s,0,2,100,110,90,100,1,100",
        "A-USD.SIM,time,1s,0,2,100,110,90,100,1,100",
        "A-USD.SIM,time,1m,1,61,100,110,90,100,1,100",
        "A-USD.SIM,time,1s,0,1,100,110,90,120,1,100",
        "A-USD.SIM,time,1s,0,1,80,110,90,100,1,100",
        "A-USD.SIM,time,1s,0,1,0,0,0,0,1,0",
        "A-USD.SIM,time,1s,0,1,-1,-1,-1,-1,1,1",
        "A-USD.SIM,time,1s,0,1,NaN,110,90,100,1,100",
        "A-USD.SIM,time,1s,0,1,100,1e99,90,100,1,100",
        "A-USD.SIM,time,1s,0,1,100,110,90,100,-1,100",
        "A-USD.SIM,time,1s,0,1,100,110,90,100,x,100",
    })
    void whatIsNoBarIsCountedAndPassedOver(
            String instrument,
            String kind,
            String interval,
            long start,
            long end,
            String open,
            String high,
            String low,
            String close,
            String volume,
            String vwap) {
        BarRecord broken = new BarRecord(
                instrument,
                kind,
                interval,
                TestBars.START.plusSeconds(start),
                TestBars.START.plusSeconds(end),
                BarRecord.Basis.TRADES,
                open,
                high,
                low,
                close,
                volume,
                vwap,
                1,
                0,
                false,
                TestBars.START,
                TestBars.source(1));
        assertThat(take(broken)).isEqualTo(Taking.MALFORMED);
        assertThat(sections.count(Taking.MALFORMED)).isEqualTo(1);
        assertThat(sections.instruments()).isZero();
    }

    @Test
    void timesBeyondTheRangeAreMalformed() {
        Instant far = Instant.parse("+292277026-01-01T00:00:00Z");
        BarRecord bar = bars.bar(A, 1, 100);
        BarRecord broken = new BarRecord(
                A,
                BarRecord.TIME,
                "1s",
                far,
                far.plusSeconds(1),
                bar.basis(),
                "1",
                "1",
                "1",
                "1",
                "1",
                "1",
                1,
                0,
                false,
                far,
                bar.source());
        assertThat(take(broken)).isEqualTo(Taking.MALFORMED);
    }

    @Test
    void oneInstrumentMoreThanAreFollowedIsRefused() {
        for (int i = 0; i < CrossSections.MAX_INSTRUMENTS; i++) {
            assertThat(take(bars.bar("I" + i + "-USD.SIM", 1, 100))).isEqualTo(Taking.TAKEN);
        }
        assertThat(take(bars.bar(A, 1, 100))).isEqualTo(Taking.TOO_MANY);
        assertThat(sections.instruments()).isEqualTo(CrossSections.MAX_INSTRUMENTS);
        assertThat(sections.knows(A)).isFalse();
    }

    @Test
    void closesThatNobodyAnswersForDoNotGather() {
        takeAll(1, 100, A, B);
        for (int second = 2; second < 500; second++) {
            take(bars.bar(A, second, 100));
        }
        assertThat(closed).hasSizeGreaterThan(490);
    }
}
