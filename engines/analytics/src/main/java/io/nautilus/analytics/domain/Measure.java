package io.nautilus.analytics.domain;

import io.nautilus.analytics.domain.Annualised.How;

/**
 * Every figure there is, with the formula that it is calculated by: r are simple returns of one period (of an account
 * one step of its grid), n their number, P the periods of a year, sd the sample standard deviation (divided by n - 1).
 * A return over a gap, which spans several periods, counts only where the formula names growth.
 */
public enum Measure {
    TOTAL_RETURN(
            "totalReturn",
            Unit.FRACTION,
            How.NOT,
            "growth - 1: the product of (1 + return) over all returns, those over gaps too, - 1"),
    ANNUALISED_RETURN(
            "annualisedReturn", Unit.FRACTION, How.POWER, "growth^(P / periods from the first to the last) - 1"),
    MEAN_RETURN("meanReturn", Unit.FRACTION, How.NOT, "sum of r / n"),
    VOLATILITY("volatility", Unit.FRACTION, How.ROOT, "sd(r) * sqrt(P)"),
    SHARPE("sharpe", Unit.RATIO, How.ROOT, "(mean(r) - riskFree / P) / sd(r) * sqrt(P)"),
    SORTINO(
            "sortino",
            Unit.RATIO,
            How.ROOT,
            "(mean(r) - riskFree / P) / sqrt(sum of min(r - riskFree / P, 0)^2 / n) * sqrt(P)"),
    CALMAR("calmar", Unit.RATIO, How.POWER, "annualisedReturn / -maxDrawdown"),
    MAX_DRAWDOWN("maxDrawdown", Unit.FRACTION, How.NOT, "least of growth / largest growth before - 1"),
    CURRENT_DRAWDOWN("currentDrawdown", Unit.FRACTION, How.NOT, "last growth / largest growth - 1"),
    VALUE_AT_RISK_95("valueAtRisk95", Unit.FRACTION, How.NOT, "mean(r) - 1.6448536269514722 * sd(r)"),
    VALUE_AT_RISK_99("valueAtRisk99", Unit.FRACTION, How.NOT, "mean(r) - 2.3263478740408408 * sd(r)"),
    POSITIVE_PERIODS("positivePeriods", Unit.FRACTION, How.NOT, "win rate of returns: r above 0 / n"),
    CLOSED_TRIPS(
            "closedTrips",
            Unit.COUNT,
            How.NOT,
            "round trips from no position of an instrument to one and back to none, since the account was opened"),
    WIN_RATE("winRate", Unit.FRACTION, How.NOT, "closed trips with a profit, fees taken off / closedTrips"),
    PROFIT_FACTOR(
            "profitFactor", Unit.RATIO, How.NOT, "sum of profits of closed trips / sum of losses, fees taken off"),
    TURNOVER("turnover", Unit.RATIO, How.NOT, "notional bought and sold within the curve / mean equity of its points"),
    EXPOSURE("exposure", Unit.FRACTION, How.NOT, "value of positions now / equity now"),
    AVERAGE_EXPOSURE("averageExposure", Unit.FRACTION, How.NOT, "mean over points of value of positions / equity"),
    TIME_IN_MARKET("timeInMarket", Unit.FRACTION, How.NOT, "points with a position / points");

    private final String label;
    private final Unit unit;
    private final How how;
    private final String formula;

    Measure(String label, Unit unit, How how, String formula) {
        this.label = label;
        this.unit = unit;
        this.how = how;
        this.formula = formula;
    }

    /** Its name everywhere. */
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public How how() {
        return how;
    }

    public String formula() {
        return formula;
    }
}
