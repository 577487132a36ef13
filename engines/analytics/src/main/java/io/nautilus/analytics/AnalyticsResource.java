package io.nautilus.analytics;

import io.nautilus.analytics.AnalyticsJson.AccountJson;
import io.nautilus.analytics.AnalyticsJson.Definition;
import io.nautilus.analytics.AnalyticsJson.Line;
import io.nautilus.analytics.AnalyticsJson.PointJson;
import io.nautilus.analytics.domain.Annualised;
import io.nautilus.analytics.domain.Grid;
import io.nautilus.analytics.domain.Report;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Equity curves and figures of accounts. */
@Path("/analytics")
@Produces(MediaType.APPLICATION_JSON)
public class AnalyticsResource {
    private static final String CSV = "text/csv";
    /** Of a page; all that are kept come as CSV. */
    private static final int FEW_POINTS = 300;

    private final Grid grid;
    private final Reports reports;

    AnalyticsResource(AnalyticsConfig config, Reports reports) {
        this.grid = config.grid();
        this.reports = reports;
    }

    @GET
    @Operation(summary = "The accounts that are followed, with their equity now")
    public List<Line> list() {
        checkReady();
        return reports.all().stream().map(Line::of).toList();
    }

    @GET
    @Path("/figures")
    @Operation(summary = "Every figure with its formula, its unit and how it is annualised for accounts")
    public List<Definition> figures() {
        return Definition.all(Annualised.of(grid));
    }

    @GET
    @Path("/{account}")
    @Operation(
            summary = "An account's figures and the newest points of its equity curve",
            description = "A figure that cannot be said has a reason in the place of its value. points is how many"
                    + " points are answered, 300 unless it says more, as many as are kept at most; figures are"
                    + " always of all that are kept")
    public AccountJson account(@PathParam("account") String account, @QueryParam("points") Integer points) {
        return AccountJson.of(find(account), grid, checked(points, Math.min(FEW_POINTS, grid.points())));
    }

    @GET
    @Path("/{account}/equity")
    @Produces(CSV)
    @Operation(summary = "An account's equity curve as CSV, oldest point first")
    public String equity(@PathParam("account") String account, @QueryParam("points") Integer points) {
        return AnalyticsJson.newest(find(account).curve(), checked(points, grid.points())).stream()
                .map(PointJson::csv)
                .collect(Collectors.joining("", PointJson.CSV_HEADER, ""));
    }

    private int checked(Integer points, int unasked) {
        return Fields.within("points", Objects.requireNonNullElse(points, unasked), 1, grid.points());
    }

    private void checkReady() {
        if (!reports.isReady()) {
            throw Problem.of(503, "recovering", "the log is not read yet", "see GET /health/ready, try again")
                    .exception();
        }
    }

    private Report find(String account) {
        checkReady();
        return reports.of(account).orElseThrow(() -> unknown(account));
    }

    private RuntimeException unknown(String account) {
        return reports.refused().contains(account)
                ? Problem.of(404, "account-not-followed", account, "as many accounts as can be are followed already")
                        .exception()
                : Problem.of(404, "unknown-account", account, "see GET /analytics")
                        .exception();
    }
}
