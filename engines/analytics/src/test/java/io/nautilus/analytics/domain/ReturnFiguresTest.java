package io.nautilus.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.analytics.domain.Figure.Span;
import io.nautilus.testing.SharedData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures that other people published, and those of other tools. */
class ReturnFiguresTest {
    private static final double ROUNDING = 1e-12;
    private static final Annualised DAILY = new Annualised(252, "as asked");
    private static final Annualised NOT = new Annualised(1, "as asked");

    private static ReturnSeries series(double... returns) {
        ReturnSeries series = new ReturnSeries(0);
        for (int i = 0; i < returns.length; i++) {
            series.add(i + 1, returns[i]);
        }
        return series;
    }

    private static Figure figure(Measure measure, ReturnSeries series, Annualised annualised, double riskFree) {
        return ReturnFigures.of(series, annualised, riskFree).stream()
                .filter(each -> each.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private static double value(Measure measure, ReturnSeries series, Annualised annualised) {
        return figure(measure, series, annualised, 0).value();
    }

    /** The returns and expectations of empyrical's own tests (mixed_returns). */
    @Test
    void figuresAreThoseOfEmpyrical() {
        ReturnSeries mixed = series(0.01, 0.10, -0.04, 0.02, 0.03, 0.02, 0.01, -0.10);
        assertThat(value(Measure.SHARPE, mixed, DAILY)).isCloseTo(1.7238613961706866, within(ROUNDING));
        assertThat(value(Measure.SORTINO, mixed, DAILY)).isCloseTo(2.605531251673693, within(ROUNDING));
        assertThat(value(Measure.VOLATILITY, mixed, DAILY)).isCloseTo(0.9136465399704637, within(ROUNDING));
        assertThat(value(Measure.MAX_DRAWDOWN, mixed, DAILY)).isCloseTo(-0.1, within(ROUNDING));
    }

    /** The example of the paper "Sortino: a sharper ratio" (Red Rock Capital): eight years, target 0, printed 4.417. */
    @Test
    void theSortinoRatioIsThatOfThePaper() {
        ReturnSeries years = series(0.17, 0.15, 0.23, -0.05, 0.12, 0.09, 0.13, -0.04);
        assertThat(value(Measure.SORTINO, years, NOT)).isCloseTo(4.417, within(5e-4));
    }

    /** A spreadsheet's rolling ratio of 15 days, not annualised, against 0 and against 1 % a day. */
    @Test
    void theSortinoRatioIsThatOfTheReference() {
        List<Map<String, String>> rows = SharedData.records("indicators/spy_sortino.csv");
        int compared = 0;
        for (int at = 15; at < rows.size(); at++) {
            ReturnSeries window = window(rows, "returns", at, 15);
            for (double target : new double[] {0, 0.01}) {
                String expected = rows.get(at).get("sortino_rf_" + (target == 0 ? "0" : "0.01") + "_period_15");
                assertThat(figure(Measure.SORTINO, window, NOT, target).value())
                        .isCloseTo(Double.parseDouble(expected), within(1e-6));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(2 * (rows.size() - 15)).isPositive();
    }

    /** Parametric value at risk of 252 days, as LEAN's tests have it from another tool. */
    @Test
    void valueAtRiskIsThatOfTheReference() {
        List<Map<String, String>> rows = SharedData.records("indicators/spy_valueatrisk.csv");
        int compared = 0;
        for (int at = 252; at < rows.size(); at += 7) {
            ReturnSeries window = window(rows, "returns", at, 252);
            assertThat(value(Measure.VALUE_AT_RISK_95, window, NOT))
                    .isCloseTo(Double.parseDouble(rows.get(at).get("VaR_95")), within(1e-9));
            assertThat(value(Measure.VALUE_AT_RISK_99, window, NOT))
                    .isCloseTo(Double.parseDouble(rows.get(at).get("VaR_99")), within(1e-9));
            compared++;
        }
        assertThat(compared).isGreaterThan(700);
    }

    private static ReturnSeries window(List<Map<String, String>> rows, String column, int last, int size) {
        return series(rows.subList(last - size + 1, last + 1).stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .toArray());
    }

    /** Growth is 1.1, 0.88, 0.968, 1.21 and 1.089: the worst is from 1 to 2, the last from 4 to 5. */
    @Test
    void drawdownsHaveTheirDates() {
        ReturnSeries series = series(0.1, -0.2, 0.1, 0.25, -0.1);
        Figure worst = figure(Measure.MAX_DRAWDOWN, series, DAILY, 0);
        assertThat(worst.value()).isCloseTo(-0.2, within(ROUNDING));
        assertThat(worst.span()).isEqualTo(new Span(1, 2));
        Figure current = figure(Measure.CURRENT_DRAWDOWN, series, DAILY, 0);
        assertThat(current.value()).isCloseTo(-0.1, within(ROUNDING));
        assertThat(current.span()).isEqualTo(new Span(4, 5));
        assertThat(value(Measure.TOTAL_RETURN, series, DAILY)).isCloseTo(0.089, within(ROUNDING));
        assertThat(value(Measure.POSITIVE_PERIODS, series, DAILY)).isEqualTo(0.6);
        assertThat(value(Measure.MEAN_RETURN, series, DAILY)).isCloseTo(0.03, within(ROUNDING));
    }

    @Test
    void aFallFromTheBeginningIsADrawdownSinceTheBase() {
        Figure worst = figure(Measure.MAX_DRAWDOWN, series(-0.5, 0.1), DAILY, 0);
        assertThat(worst.value()).isCloseTo(-0.5, within(ROUNDING));
        assertThat(worst.span()).isEqualTo(new Span(0, 1));
        assertThat(value(Measure.CURRENT_DRAWDOWN, series(0.1, 0.1), DAILY)).isZero();
    }

    /** Six months at 1 % a month are 1.01^12 - 1 a year. */
    @Test
    void yearsAreCountedInPeriods() {
        ReturnSeries months = series(0.03, -0.01, 0.01, 0.01, 0.01, 0.01);
        Annualised monthly = new Annualised(12, "as asked");
        double growth = 1.03 * 0.99 * Math.pow(1.01, 4);
        double expected = growth * growth - 1;
        assertThat(value(Measure.ANNUALISED_RETURN, months, monthly)).isCloseTo(expected, within(ROUNDING));
        assertThat(value(Measure.CALMAR, months, monthly)).isCloseTo(expected / 0.01, within(1e-9));
    }

    /** One of two months and one of four are half a year, and nothing of a month. */
    @Test
    void periodsOfAGapCount() {
        ReturnSeries gaps = new ReturnSeries(0);
        gaps.add(2, 0.1, 2);
        gaps.add(6, -0.05, 4);
        Annualised monthly = new Annualised(12, "as asked");
        double growth = 1.1 * 0.95;
        assertThat(value(Measure.ANNUALISED_RETURN, gaps, monthly)).isCloseTo(growth * growth - 1, within(ROUNDING));
        absent(Measure.MEAN_RETURN, gaps, "too-few-points: 0 returns, needs 1");
        absent(Measure.POSITIVE_PERIODS, gaps, "too-few-points: 0 returns, needs 1");
        absent(Measure.SHARPE, gaps, "too-few-points: 0 returns, needs 2");
    }

    private static void absent(Measure measure, ReturnSeries series, String reason) {
        Figure figure = figure(measure, series, DAILY, 0);
        assertThat(figure.isKnown()).as(measure.label()).isFalse();
        assertThat(figure.reason()).as(measure.label()).startsWith(reason);
        assertThat(figure.text()).isEmpty();
    }

    @Test
    void whatCannotBeSaidSaysWhy() {
        for (Figure figure : ReturnFigures.of(series(), DAILY, 0)) {
            assertThat(figure.reason()).startsWith("too-few-points: 0 returns");
        }
        absent(Measure.VOLATILITY, series(0.1), "too-few-points: 1 returns, needs 2");
        absent(Measure.SHARPE, series(0.1, 0.1, 0.1), "zero-volatility");
        absent(Measure.SORTINO, series(0.1, 0.2), "no-return-below-target");
        absent(Measure.ANNUALISED_RETURN, series(0.1, 0.2), "covers-less-than-a-month");
        absent(Measure.CALMAR, series(0.1, 0.2), "covers-less-than-a-month");
        absent(Measure.TOTAL_RETURN, series(1e300, 1e300), "out-of-range");
        double[] rising = new double[30];
        java.util.Arrays.fill(rising, 0.001);
        absent(Measure.CALMAR, series(rising), "no-drawdown");
        assertThat(figure(Measure.WIN_RATE, ReturnFigures.alone(series(0.1), DAILY, 0))
                        .reason())
                .isEqualTo(Figure.NEEDS_FILLS);
    }

    private static Figure figure(Measure measure, List<Figure> figures) {
        return figures.stream()
                .filter(each -> each.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMeasureSaysHowItAnnualises() {
        Annualised minutes = Annualised.of(new Grid(60_000_000_000L, 10, 0, 0));
        assertThat(minutes.periodsPerYear()).isEqualTo(525_600);
        assertThat(minutes.said(Measure.SHARPE))
                .isEqualTo(
                        "times the square root of 525600.0 periods per year, 365 days of 24 hours in steps of 60.0 s");
        assertThat(minutes.said(Measure.MAX_DRAWDOWN)).isEqualTo("not annualised");
        assertThat(ReturnFigures.alone(series(0.1), DAILY, 0))
                .extracting(Figure::measure)
                .containsExactlyInAnyOrder(Measure.values());
    }
}
