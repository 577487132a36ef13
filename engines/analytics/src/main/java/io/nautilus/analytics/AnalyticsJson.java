package io.nautilus.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.nautilus.analytics.domain.Annualised;
import io.nautilus.analytics.domain.Curve;
import io.nautilus.analytics.domain.Figure;
import io.nautilus.analytics.domain.Grid;
import io.nautilus.analytics.domain.Growth;
import io.nautilus.analytics.domain.Measure;
import io.nautilus.analytics.domain.Report;
import io.nautilus.analytics.domain.ReturnSeries;
import io.nautilus.analytics.domain.Worth;
import io.nautilus.contracts.Source;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures and curves as HTTP shows them: money is a string, a statistic a number, what cannot be said is left out. */
final class AnalyticsJson {
    private AnalyticsJson() {}

    /** What a figure is. */
    public record Definition(String name, String unit, String formula, String annualisation) {
        static List<Definition> all(Annualised annualised) {
            return Arrays.stream(Measure.values())
                    .map(measure -> new Definition(
                            measure.label(), unitOf(measure), measure.formula(), annualised.said(measure)))
                    .toList();
        }
    }

    private static String unitOf(Measure measure) {
        return measure.unit().name().toLowerCase(Locale.ROOT);
    }

    /** A figure with all that its number means; {@code from} and {@code to} are of a drawdown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FigureJson(
            String name,
            Double value,
            String reason,
            String unit,
            String formula,
            String annualisation,
            Instant from,
            Instant to) {
        static final String CSV_HEADER = "name,value,reason,unit,formula,annualisation,from,to\n";

        static FigureJson of(Figure figure, Annualised annualised) {
            return new FigureJson(
                    figure.measure().label(),
                    figure.isKnown() ? figure.value() : null,
                    figure.isKnown() ? null : figure.reason(),
                    unitOf(figure.measure()),
                    figure.measure().formula(),
                    annualised.said(figure.measure()),
                    instant(figure.span().fromNanos()),
                    instant(figure.span().toNanos()));
        }

        String csv() {
            return Csv.line(
                    name,
                    value == null ? "" : value.toString(),
                    reason == null ? "" : reason,
                    unit,
                    formula,
                    annualisation,
                    from == null ? "" : from.toString(),
                    to == null ? "" : to.toString());
        }
    }

    private static Instant instant(long nanos) {
        return nanos == Figure.Span.UNKNOWN ? null : Instant.ofEpochSecond(0, nanos);
    }

    /** An account in a line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(String account, String currency, Instant time, String equity, String reason) {
        static Line of(Report report) {
            return new Line(
                    report.account(),
                    report.currency(),
                    instant(report.timeNanos()),
                    money(report.worth()),
                    why(report.worth()));
        }
    }

    private static String money(Worth worth) {
        return switch (worth) {
            case Worth.Known known -> known.equity().toString();
            case Worth.Absent absent -> null;
        };
    }

    private static String why(Worth worth) {
        return switch (worth) {
            case Worth.Known known -> null;
            case Worth.Absent absent -> absent.reason();
        };
    }

    /** Equity at a moment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PointJson(
            Instant time,
            String equity,
            String reason,
            String flow,
            @JsonProperty("return") Double value) {
        static final String CSV_HEADER = "time,equity,flow,return,reason\n";

        static PointJson of(Curve.Point point) {
            return new PointJson(
                    instant(point.timeNanos()),
                    money(point.worth()),
                    why(point.worth()),
                    point.flow().toString(),
                    Double.isFinite(point.value()) ? point.value() : null);
        }

        String csv() {
            return Csv.line(
                    time.toString(),
                    equity == null ? "" : equity,
                    flow,
                    value == null ? "" : value.toString(),
                    reason == null ? "" : reason);
        }
    }

    /** What 1 became by the end of a return; what is too large for a number is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GrowthJson(Instant time, Double growth, Double drawdown) {
        static final String CSV_HEADER = "time,growth,drawdown\n";

        static List<GrowthJson> curve(ReturnSeries returns) {
            return Growth.curve(returns).stream()
                    .map(each ->
                            new GrowthJson(instant(each.timeNanos()), finite(each.growth()), finite(each.drawdown())))
                    .toList();
        }

        private static Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }

        String csv() {
            return Csv.line(
                    time.toString(),
                    growth == null ? "" : growth.toString(),
                    drawdown == null ? "" : drawdown.toString());
        }
    }

    /** How an account is measured. */
    public record Conventions(String equity, String points, String returns, String trips) {
        static Conventions of(Grid grid) {
            return new Conventions(
                    "cash and positions at the close of the last one-second bar on the log, for at most "
                            + seconds(grid.markAgeNanos()) + " s; in the account's currency",
                    "every " + seconds(grid.stepNanos()) + " s by the log's clock, the newest " + grid.points()
                            + ", once " + seconds(grid.settleNanos()) + " s have passed",
                    "time-weighted: equity / (equity before + flow) - 1; deposits, withdrawals and resets are flows,"
                            + " at the beginning of their step; riskFree is 0; one over moments without an equity"
                            + " counts in growth and drawdowns alone",
                    "average cost, all since the account was opened; a reset drops trips that are open");
        }

        private static String seconds(long nanos) {
            return Double.toString(nanos / 1e9);
        }
    }

    /** An account's figures and curve. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccountJson(
            String account,
            String currency,
            Instant time,
            String equity,
            String reason,
            double periodsPerYear,
            int returns,
            int returnsOverGaps,
            List<FigureJson> figures,
            List<PointJson> points,
            Conventions conventions,
            Source source) {
        static AccountJson of(Report report, Grid grid, int points) {
            Annualised annualised = Annualised.of(grid);
            int all = report.curve().returns().size();
            int ofOneStep = report.curve().returns().ofOnePeriod().size();
            return new AccountJson(
                    report.account(),
                    report.currency(),
                    instant(report.timeNanos()),
                    money(report.worth()),
                    why(report.worth()),
                    annualised.periodsPerYear(),
                    ofOneStep,
                    all - ofOneStep,
                    report.figures().stream()
                            .map(figure -> FigureJson.of(figure, annualised))
                            .toList(),
                    newest(report.curve(), points),
                    Conventions.of(grid),
                    report.source());
        }
    }

    static List<PointJson> newest(Curve curve, int points) {
        int size = curve.points().size();
        return curve.points().subList(Math.max(0, size - points), size).stream()
                .map(PointJson::of)
                .toList();
    }
}
