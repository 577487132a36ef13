package io.nautilus.analytics.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.DoubleSupplier;

/** All that returns alone say. {@code riskFree} is the return of a year that a ratio must beat. */
public final class ReturnFigures {
    /** A deviation needs as many. */
    static final int LEAST_RETURNS = 2;
    /** A return of less than a month raised to a year would be an extrapolation, not a figure. */
    static final double LEAST_YEARS = 1 / 12.0;

    private static final double Z_95 = 1.6448536269514722;
    private static final double Z_99 = 2.3263478740408408;
    private static final String TOO_FEW = "too-few-points";

    private final ReturnSeries series;
    private final ReturnSeries ones;
    private final double periods;
    private final double target;
    private final List<Figure> figures = new ArrayList<>();

    private ReturnFigures(ReturnSeries series, double periods, double riskFree) {
        this.series = series;
        this.ones = series.ofOnePeriod();
        this.periods = periods;
        this.target = riskFree / periods;
    }

    public static List<Figure> of(ReturnSeries series, Annualised annualised, double riskFree) {
        ReturnFigures of = new ReturnFigures(series, annualised.periodsPerYear(), riskFree);
        of.growth();
        of.dispersion();
        return List.copyOf(of.figures);
    }

    /** The same, and of every other measure that returns alone do not say it. */
    public static List<Figure> alone(ReturnSeries series, Annualised annualised, double riskFree) {
        List<Figure> figures = new ArrayList<>(of(series, annualised, riskFree));
        EnumSet<Measure> others = EnumSet.allOf(Measure.class);
        figures.forEach(figure -> others.remove(figure.measure()));
        others.forEach(measure -> figures.add(Figure.absent(measure, Figure.NEEDS_FILLS)));
        return List.copyOf(figures);
    }

    private void growth() {
        if (series.size() == 0) {
            for (Measure measure : List.of(
                    Measure.TOTAL_RETURN,
                    Measure.ANNUALISED_RETURN,
                    Measure.MAX_DRAWDOWN,
                    Measure.CURRENT_DRAWDOWN,
                    Measure.CALMAR)) {
                figures.add(Figure.absent(measure, tooFew(series, 1)));
            }
            return;
        }
        Drawdowns drawdowns = Drawdowns.of(series);
        figures.add(Figure.of(Measure.TOTAL_RETURN, drawdowns.growth() - 1));
        Figure annual = annual(drawdowns.growth());
        figures.add(annual);
        figures.add(Figure.of(Measure.MAX_DRAWDOWN, drawdowns.worst(), drawdowns.worstSpan()));
        figures.add(Figure.of(Measure.CURRENT_DRAWDOWN, drawdowns.current(), drawdowns.currentSpan()));
        figures.add(calmar(annual, drawdowns.worst()));
    }

    private Figure annual(double growth) {
        double years = series.periods() / periods;
        return years < LEAST_YEARS
                ? Figure.absent(Measure.ANNUALISED_RETURN, "covers-less-than-a-month")
                : Figure.of(Measure.ANNUALISED_RETURN, Math.pow(growth, 1 / years) - 1);
    }

    private static Figure calmar(Figure annual, double worst) {
        if (!annual.isKnown()) {
            return Figure.absent(Measure.CALMAR, annual.reason());
        }
        return worst == 0
                ? Figure.absent(Measure.CALMAR, "no-drawdown")
                : Figure.of(Measure.CALMAR, annual.value() / -worst);
    }

    private double positive() {
        int positive = 0;
        for (int i = 0; i < ones.size(); i++) {
            positive += ones.value(i) > 0 ? 1 : 0;
        }
        return (double) positive / ones.size();
    }

    private void dispersion() {
        boolean enough = ones.size() >= LEAST_RETURNS;
        double root = Math.sqrt(periods);
        double excess = enough ? ones.mean() - target : 0;
        double deviation = enough ? ones.deviation() : 0;
        double downside = enough ? ones.downside(target) : 0;
        given(Measure.MEAN_RETURN, 1, ones::mean);
        given(Measure.POSITIVE_PERIODS, 1, this::positive);
        given(Measure.VOLATILITY, LEAST_RETURNS, () -> deviation * root);
        ratio(Measure.SHARPE, excess * root, deviation, "zero-volatility");
        ratio(Measure.SORTINO, excess * root, downside, "no-return-below-target");
        given(Measure.VALUE_AT_RISK_95, LEAST_RETURNS, () -> ones.mean() - Z_95 * deviation);
        given(Measure.VALUE_AT_RISK_99, LEAST_RETURNS, () -> ones.mean() - Z_99 * deviation);
    }

    private void ratio(Measure measure, double above, double below, String zero) {
        if (ones.size() >= LEAST_RETURNS && below == 0) {
            figures.add(Figure.absent(measure, zero));
        } else {
            given(measure, LEAST_RETURNS, () -> above / below);
        }
    }

    private void given(Measure measure, int needed, DoubleSupplier value) {
        figures.add(
                ones.size() >= needed
                        ? Figure.of(measure, value.getAsDouble())
                        : Figure.absent(measure, tooFew(ones, needed)));
    }

    private static String tooFew(ReturnSeries of, int needed) {
        return TOO_FEW + ": " + of.size() + " returns, needs " + needed;
    }
}
