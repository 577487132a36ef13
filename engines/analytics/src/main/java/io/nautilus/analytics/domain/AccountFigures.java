package io.nautilus.analytics.domain;

import io.nautilus.trading.Amount;
import java.util.ArrayList;
import java.util.List;

/** All figures of an account: those of its returns, of its closed trips, and of how much it trades and holds. */
final class AccountFigures {
    /** Paper cash earns no interest here, so there is nothing that a ratio must beat. */
    private static final double RISK_FREE = 0;

    private static final String NO_EQUITY = "no-equity";

    private AccountFigures() {}

    static List<Figure> of(Curve curve, Annualised annualised, Trips trips, Worth now) {
        List<Figure> figures = new ArrayList<>(ReturnFigures.of(curve.returns(), annualised, RISK_FREE));
        figures.addAll(trips.figures());
        figures.add(turnover(curve, trips));
        figures.add(exposure(now));
        figures.addAll(held(curve));
        return List.copyOf(figures);
    }

    private static Figure turnover(Curve curve, Trips trips) {
        if (!trips.otherCurrency().isEmpty()) {
            return Figure.absent(Measure.TURNOVER, "no-rate " + trips.otherCurrency());
        }
        double sum = 0;
        int count = 0;
        for (Curve.Point point : curve.points()) {
            if (point.worth() instanceof Worth.Known known) {
                sum += Ratio.number(known.equity());
                count++;
            }
        }
        return sum > 0
                ? Figure.of(Measure.TURNOVER, Ratio.number(curve.traded()) / (sum / count))
                : Figure.absent(Measure.TURNOVER, NO_EQUITY);
    }

    private static Figure exposure(Worth now) {
        return switch (now) {
            case Worth.Known known ->
                isPositive(known.equity())
                        ? Figure.of(Measure.EXPOSURE, Ratio.of(known.positions(), known.equity()))
                        : Figure.absent(Measure.EXPOSURE, NO_EQUITY);
            case Worth.Absent absent -> Figure.absent(Measure.EXPOSURE, absent.reason());
        };
    }

    private static boolean isPositive(Amount equity) {
        return equity.sign() > 0;
    }

    private static List<Figure> held(Curve curve) {
        double sum = 0;
        int held = 0;
        int count = 0;
        for (Curve.Point point : curve.points()) {
            if (point.worth() instanceof Worth.Known known && isPositive(known.equity())) {
                count++;
                held += known.positions().isZero() ? 0 : 1;
                sum += Ratio.of(known.positions(), known.equity());
            }
        }
        return count == 0
                ? List.of(
                        Figure.absent(Measure.AVERAGE_EXPOSURE, NO_EQUITY),
                        Figure.absent(Measure.TIME_IN_MARKET, NO_EQUITY))
                : List.of(
                        Figure.of(Measure.AVERAGE_EXPOSURE, sum / count),
                        Figure.of(Measure.TIME_IN_MARKET, (double) held / count));
    }
}
