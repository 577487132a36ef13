package io.nautilus.analytics.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * All figures of an account: those of its curve, which change when another moment is settled, and those of its closed
 * trips and of what it trades and holds.
 */
record AccountFigures(Curve curve, List<Figure> ofCurve, double meanEquity) {
    /** Paper cash earns no interest here, so there is nothing that a ratio must beat. */
    private static final double RISK_FREE = 0;

    private static final String NO_EQUITY = "no-equity";

    static AccountFigures of(Curve curve, Annualised annualised) {
        List<Figure> figures = new ArrayList<>(ReturnFigures.of(curve.returns(), annualised, RISK_FREE));
        double equity = 0;
        double exposure = 0;
        int held = 0;
        int count = 0;
        for (Curve.Point point : curve.points()) {
            if (point.worth() instanceof Worth.Known known && known.equity().sign() > 0) {
                count++;
                equity += Ratio.number(known.equity());
                held += known.positions().isZero() ? 0 : 1;
                exposure += Ratio.of(known.positions(), known.equity());
            }
        }
        figures.add(mean(Measure.AVERAGE_EXPOSURE, exposure, count));
        figures.add(mean(Measure.TIME_IN_MARKET, held, count));
        return new AccountFigures(curve, List.copyOf(figures), count == 0 ? 0 : equity / count);
    }

    private static Figure mean(Measure measure, double sum, int count) {
        return count == 0 ? Figure.absent(measure, NO_EQUITY) : Figure.of(measure, sum / count);
    }

    /** With those of now. */
    List<Figure> with(Trips trips, Worth now) {
        List<Figure> figures = new ArrayList<>(ofCurve);
        figures.addAll(trips.figures());
        figures.add(turnover(trips));
        figures.add(exposure(now));
        return List.copyOf(figures);
    }

    private Figure turnover(Trips trips) {
        if (!trips.otherCurrency().isEmpty()) {
            return Figure.absent(Measure.TURNOVER, "no-rate " + trips.otherCurrency());
        }
        return meanEquity > 0
                ? Figure.of(Measure.TURNOVER, Ratio.number(curve.traded()) / meanEquity)
                : Figure.absent(Measure.TURNOVER, NO_EQUITY);
    }

    private static Figure exposure(Worth now) {
        return switch (now) {
            case Worth.Known known ->
                known.equity().sign() > 0
                        ? Figure.of(Measure.EXPOSURE, Ratio.of(known.positions(), known.equity()))
                        : Figure.absent(Measure.EXPOSURE, NO_EQUITY);
            case Worth.Absent absent -> Figure.absent(Measure.EXPOSURE, absent.reason());
        };
    }
}
