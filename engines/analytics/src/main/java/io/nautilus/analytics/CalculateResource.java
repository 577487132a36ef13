package io.nautilus.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nautilus.analytics.AnalyticsJson.FigureJson;
import io.nautilus.analytics.AnalyticsJson.GrowthJson;
import io.nautilus.analytics.ReturnsTable.Kind;
import io.nautilus.analytics.domain.Annualised;
import io.nautilus.analytics.domain.ReturnFigures;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.http.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Figures of returns that a caller sends. Nothing changes by it, so it needs no token. */
@Path("/analytics/calculate")
@Blocking
@Consumes("text/csv")
public class CalculateResource {
    /** JSON is what a call without preference gets. */
    private static final String CSV = "text/csv;qs=0.5";

    private static final double TRADING_DAYS = 252;
    private static final double MOST_PERIODS = 1e9;

    private final Calculations calculations;

    CalculateResource(Calculations calculations) {
        this.calculations = calculations;
    }

    /** All figures, and what they are of. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Calculated(
            String kind,
            int returns,
            Instant from,
            Instant to,
            double periodsPerYear,
            double riskFree,
            List<FigureJson> figures,
            List<GrowthJson> curve) {
        String csv() {
            return curve == null
                    ? figures.stream().map(FigureJson::csv).collect(Collectors.joining("", FigureJson.CSV_HEADER, ""))
                    : curve.stream().map(GrowthJson::csv).collect(Collectors.joining("", GrowthJson.CSV_HEADER, ""));
        }
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @RequestBody(
            description = "A header, then rows of a time and a value, oldest first: at most 100000 rows, 2 MiB",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @Operation(
            summary = "The figures of a table of returns, prices or equity, as JSON or CSV",
            description = "kind is returns, prices or equity. periodsPerYear is 252 where it is not sent: trading days"
                    + " of stocks; 365 days of a market that never closes. riskFree is a return of a year. curve=true"
                    + " adds what 1 became by each return and how far that is below its largest value before; as CSV"
                    + " it is that alone")
    public Calculated json(
            @QueryParam("kind") @DefaultValue("returns") String kind,
            @QueryParam("periodsPerYear") Double periodsPerYear,
            @QueryParam("riskFree") @DefaultValue("0") double riskFree,
            @QueryParam("curve") @DefaultValue("false") String curve,
            InputStream table) {
        return answer(kind, periodsPerYear, riskFree, curve, table);
    }

    @POST
    @Produces(CSV)
    @Operation(hidden = true)
    public String csv(
            @QueryParam("kind") @DefaultValue("returns") String kind,
            @QueryParam("periodsPerYear") Double periodsPerYear,
            @QueryParam("riskFree") @DefaultValue("0") double riskFree,
            @QueryParam("curve") @DefaultValue("false") String curve,
            InputStream table) {
        return answer(kind, periodsPerYear, riskFree, curve, table).csv();
    }

    private Calculated answer(String kind, Double periodsPerYear, double riskFree, String curve, InputStream table) {
        Kind read = Kind.named(kind);
        boolean asksCurve = asks(curve);
        Annualised annualised = annualised(periodsPerYear);
        if (!(Math.abs(riskFree) <= 1)) {
            throw Problem.of(400, "invalid-riskFree", Double.toString(riskFree), "send a fraction, -1 to 1")
                    .exception();
        }
        return calculations.run(() -> {
            ReturnsTable returns = ReturnsTable.read(read, table);
            return new Calculated(
                    kind,
                    returns.returns().size(),
                    returns.from(),
                    returns.to(),
                    annualised.periodsPerYear(),
                    riskFree,
                    ReturnFigures.alone(returns.returns(), annualised, riskFree).stream()
                            .map(figure -> FigureJson.of(figure, annualised))
                            .toList(),
                    asksCurve ? GrowthJson.curve(returns.returns()) : null);
        });
    }

    private static boolean asks(String curve) {
        return switch (curve) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Problem.of(400, "invalid-curve", curve, "send true or false")
                        .exception();
        };
    }

    private static Annualised annualised(Double periodsPerYear) {
        if (periodsPerYear == null) {
            return new Annualised(TRADING_DAYS, "trading days of stocks, since periodsPerYear was not sent");
        }
        if (!(periodsPerYear > 0 && periodsPerYear <= MOST_PERIODS)) {
            throw Problem.of(400, "invalid-periodsPerYear", periodsPerYear.toString(), "send more than 0")
                    .exception();
        }
        return new Annualised(periodsPerYear, "as asked");
    }
}
