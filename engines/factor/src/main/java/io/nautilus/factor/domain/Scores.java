package io.nautilus.factor.domain;

import io.nautilus.contracts.FactorRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A cross-section as its topic carries it: a record per factor, with those instruments that have a score. */
public final class Scores {
    private Scores() {}

    /** Factors of which no instrument has a score have no record. */
    public static List<FactorRecord> of(ClosedSection closed, Catalogue catalogue) {
        List<FactorRecord> records = new ArrayList<>(catalogue.size());
        List<Definition> factors = catalogue.definitions();
        for (int i = 0; i < factors.size(); i++) {
            List<FactorRecord.Score> scores = scores(closed.section(), i);
            if (!scores.isEmpty()) {
                records.add(new FactorRecord(
                        closed.set(),
                        factors.get(i).name(),
                        closed.interval().text(),
                        Instant.ofEpochSecond(0, closed.section().time()),
                        scores,
                        closed.source()));
            }
        }
        return records;
    }

    private static List<FactorRecord.Score> scores(CrossSection section, int factor) {
        List<FactorRecord.Score> scores = new ArrayList<>(section.rows().size());
        for (Row row : section.rows()) {
            if (row.reading(factor) instanceof Reading.Scored(double value, double zScore, int rank)) {
                scores.add(new FactorRecord.Score(row.instrument(), value, zScore, rank));
            }
        }
        return scores;
    }
}
