package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.contracts.FactorRecord;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.market.BarInterval;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What of a cross-section goes to its topic. */
class ScoresTest {
    private static Catalogue of(Formula formula) {
        Definition definition =
                new Definition("longest-name-of-all-the-factors", Category.MARKET, "", "", 1, 1, Direction.POSITIVE);
        return new Catalogue(List.of(new Factor(definition, Needs.PRICES, formula)));
    }

    private static List<FactorRecord> records(Catalogue catalogue, SortedMap<String, Observation> bars) {
        CrossSection section = new Panel(catalogue, 1_000_000_000L).close(1_000_000_000_123_456_789L, bars);
        return Scores.of(
                new ClosedSection("VENUEVENUE", BarInterval.M1, TestBars.place(Long.MAX_VALUE), section), catalogue);
    }

    private static Observation bar(double close) {
        return new Observation(close, close, close, 1, 1);
    }

    /** 500 names of 34 characters are all that may be; numbers take their most digits. */
    @Test
    void aFactorOfAllInstrumentsFitsARecord() {
        assertThat(CrossSections.MAX_INSTRUMENTS * 34).isEqualTo(CrossSections.MAX_NAME_CHARACTERS);
        TreeMap<String, Observation> bars = new TreeMap<>();
        for (int i = 0; i < CrossSections.MAX_INSTRUMENTS; i++) {
            bars.put("ABCDEFGHIJKLM%03d-QUOTES.VENUEVENUE".formatted(i), bar(1 + i));
        }
        assertThat(bars.firstKey()).hasSize(34);
        FactorRecord record = records(of(each -> -1.2345678901234567e-103 * each.close(0)), bars)
                .getFirst();
        assertThat(record.scores()).hasSize(500);
        assertThat(record.set()).isEqualTo("VENUEVENUE");
        assertThat(JsonRecords.decode(JsonRecords.encode(record), FactorRecord.class))
                .isEqualTo(record);
    }

    @Test
    void whoHasNoScoreIsNotInTheRecordAndAFactorWithoutScoresHasNone() {
        TreeMap<String, Observation> bars = new TreeMap<>();
        bars.put("A", bar(3));
        bars.put("B", bar(1));
        bars.put("C", bar(2));
        Formula twoOfThree = each -> each.close(0) == 1 ? Double.NaN : each.close(0);
        assertThat(records(of(twoOfThree), bars).getFirst().scores())
                .containsExactly(new FactorRecord.Score("A", 3, 1, 1), new FactorRecord.Score("C", 2, -1, 2));
        assertThat(records(of(each -> 7), bars)).isEmpty();
        assertThat(records(of(each -> Double.NaN), bars)).isEmpty();
    }

    @Test
    void valuesThatDifferByRoundingAloneHaveARankAndNoScore() {
        TreeMap<String, Observation> bars = new TreeMap<>();
        bars.put("A", bar(0.1 + 0.2));
        bars.put("B", bar(0.3));
        Catalogue catalogue = of(each -> each.close(0));
        CrossSection section = new Panel(catalogue, 1).close(1, bars);
        assertThat(section.rows())
                .extracting(row -> row.reading(0))
                .containsExactly(
                        new Reading.Unscored(0.1 + 0.2, 1, Reason.NO_DISPERSION),
                        new Reading.Unscored(0.3, 2, Reason.NO_DISPERSION));
    }

    @Test
    void equalValuesRankByName() {
        TreeMap<String, Observation> bars = new TreeMap<>();
        for (String name : List.of("D", "A", "C", "B")) {
            bars.put(name, bar(name.equals("D") ? 9 : 5));
        }
        assertThat(records(of(each -> each.close(0)), bars).getFirst().scores())
                .extracting(FactorRecord.Score::instrument, FactorRecord.Score::rank)
                .containsExactly(tuple("A", 2), tuple("B", 3), tuple("C", 4), tuple("D", 1));
    }
}
