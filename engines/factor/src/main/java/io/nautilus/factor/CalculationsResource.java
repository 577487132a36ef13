package io.nautilus.factor;

import io.nautilus.factor.FactorJson.CorrelationJson;
import io.nautilus.factor.domain.Catalogue;
import io.nautilus.factor.domain.FactorCsv;
import io.nautilus.factor.domain.RankCorrelation;
import io.nautilus.runtime.http.Calculations;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Factors of a table of bars: nothing is changed, so no token is asked for. */
@Path("/factors")
@Blocking
public class CalculationsResource {
    private static final String CSV = "text/csv";

    private final Calculations calculations;

    CalculationsResource(Calculations calculations) {
        this.calculations = calculations;
    }

    @POST
    @Path("/calculate")
    @Consumes(CSV)
    @Produces(CSV)
    @Operation(
            summary = "Factors of a table: date,instrument,open,high,low,close,volume[,vwap] in,"
                    + " date,instrument,factor,value,zscore,rank out",
            description = "A date is a bar close (2026-01-31 or 2026-01-31T12:00:00Z), rows come in any order, a vwap"
                    + " may be empty. factors names some, separated by commas; all without. At most 20,000 rows, 2 MiB,"
                    + " of 500 instruments and 50,000 lines of result. The code is that of live bars; an instrument without"
                    + " a row on more than 30 dates of the table begins to warm up anew. What cannot be said is empty.")
    public String calculate(@QueryParam("factors") String factors, InputStream table) {
        Catalogue catalogue = named(factors);
        return calculations.run(() -> FactorCsv.write(PanelCsv.read(table), catalogue));
    }

    @POST
    @Path("/correlations")
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Spearman's correlation of each pair of factors across instruments, averaged over the dates",
            description = "Takes the table of /factors/calculate. A date counts for a pair where at least three"
                    + " instruments have both values and neither factor gives all the same; without such a date"
                    + " there is no correlation but a reason.")
    public List<CorrelationJson> correlations(@QueryParam("factors") String factors, InputStream table) {
        Catalogue catalogue = named(factors);
        return calculations.run(() -> RankCorrelation.all(PanelCsv.read(table).sections(catalogue), catalogue)).stream()
                .map(CorrelationJson::of)
                .toList();
    }

    private static Catalogue named(String factors) {
        return factors == null ? Catalogue.all() : Catalogue.of(factors);
    }
}
