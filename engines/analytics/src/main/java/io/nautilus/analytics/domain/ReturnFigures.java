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
    private final double periods;
    private final double target;
    private final List<Figure> figures = new ArrayList<>();

    private ReturnFigures(ReturnSeries series, double periods, double riskFree) {
        this.series = series;
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
                    Measure.MEAN_RETURN,
                    Measure.MAX_DRAWDOWN,
                    Measure.CURRENT_DRAWDOWN,
                    Measure.CALMAR,
                    Measure.POSITIVE_PERIODS)) {
                figures.add(Figure.absent(measure, tooFew(1)));
            }
            return;
        }
        Drawdowns drawdowns = Drawdowns.of(series);
        figures.add(Figure.of(Measure.TOTAL_RETURN, drawdowns.growth() - 1));
        Figure annual = annual(drawdowns.growth());
        figures.add(annual);
        figures.add(Figure.of(Measure.MEAN_RETURN, series.mean()));
        figures.add(Figure.of(Measure.MAX_DRAWDOWN, drawdowns.worst(), drawdowns.worstSpan()));
        figures.add(Figure.of(Measure.CURRENT_DRAWDOWN, drawdowns.current(), drawdowns.currentSpan()));
        figures.add(calmar(annual, drawdowns.worst()));
        figures.add(Figure.of(Measure.POSITIVE_PERIODS, positive()));
    }

    private Figure annual(double growth) {
        double years = series.size() / periods;
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
        for (int i = 0; i < series.size(); i++) {
            positive += series.value(i) > 0 ? 1 : 0;
        }
        return (double) positive / series.size();
    }

    private void dispersion() {
        boolean enough = series.size() >= LEAST_RETURNS;
        double root = Math.sqrt(periods);
        double excess = enough ? series.mean() - target : 0;
        double deviation = enough ? series.deviation() : 0;
        double downside = enough ? series.downside(target) : 0;
        given(Measure.VOLATILITY, enough, () -> deviation * root);
        ratio(Measure.SHARPE, excess * root, deviation, "zero-volatility");
        ratio(Measure.SORTINO, excess * root, downside, "no-return-below-target");
        given(Measure.VALUE_AT_RISK_95, enough, () -> series.mean() - Z_95 * deviation);
        given(Measure.VALUE_AT_RISK_99, enough, () -> series.mean() - Z_99 * deviation);
    }

    private void ratio(Measure measure, double above, double below, String zero) {
        if (series.size() >= LEAST_RETURNS && below == 0) {
            figures.add(Figure.absent(measure, zero));
        } else {
            given(measure, series.size() >= LEAST_RETURNS, () -> above / below);
        }
    }

    private void given(Measure measure, boolean enough, DoubleSupplier value) {
        figures.add(enough ? Figure.of(measure, value.getAsDouble()) : Figure.absent(measure, tooFew(LEAST_RETURNS)));
    }

    private String tooFew(int needed) {
        return TOO_FEW + ": " + series.size() + " returns, needs " + needed;
    }
}
