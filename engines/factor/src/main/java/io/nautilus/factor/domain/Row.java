package io.nautilus.factor.domain;

/** All factors of one instrument at one close. Whoever sees one finds it finished; it then never changes. */
public final class Row {
    private static final int UNRANKED = 0;

    private final String instrument;
    private final double[] values;
    private final double[] zScores;
    private final int[] ranks;
    private final Reason[] reasons;

    Row(String instrument, int factors) {
        this.instrument = instrument;
        values = new double[factors];
        zScores = new double[factors];
        ranks = new int[factors];
        reasons = new Reason[factors];
    }

    public String instrument() {
        return instrument;
    }

    /** The factor at a place of the catalogue. */
    public Reading reading(int factor) {
        if (ranks[factor] == UNRANKED) {
            return new Reading.Absent(reasons[factor]);
        }
        return reasons[factor] == null
                ? new Reading.Scored(values[factor], zScores[factor], ranks[factor])
                : new Reading.Unscored(values[factor], ranks[factor], reasons[factor]);
    }

    /** A negative zero becomes zero, so that equal values are equal to a sort as well. */
    void read(int place, Factor factor, History bars) {
        reasons[place] = factor.missing(bars);
        if (reasons[place] == null) {
            double value = factor.formula().of(bars) + 0.0;
            values[place] = Double.isFinite(value) ? value : 0;
            reasons[place] = Double.isFinite(value) ? null : Reason.UNDEFINED;
        }
    }

    /** Before it is ranked. */
    boolean hasValue(int factor) {
        return reasons[factor] == null;
    }

    /** Whether there is a value, scored or not. */
    boolean isRanked(int factor) {
        return ranks[factor] != UNRANKED;
    }

    double value(int factor) {
        return values[factor];
    }

    void score(int factor, int rank, double zScore) {
        ranks[factor] = rank;
        zScores[factor] = zScore;
    }

    void rank(int factor, int rank) {
        ranks[factor] = rank;
        reasons[factor] = Reason.NO_DISPERSION;
    }
}
