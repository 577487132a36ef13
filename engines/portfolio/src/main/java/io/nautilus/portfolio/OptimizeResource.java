package io.nautilus.portfolio;

import io.nautilus.portfolio.domain.optimizer.Allocation;
import io.nautilus.portfolio.domain.optimizer.Covariance;
import io.nautilus.portfolio.domain.optimizer.Missing;
import io.nautilus.portfolio.domain.optimizer.OptimizerException;
import io.nautilus.portfolio.domain.optimizer.Returns;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.http.Fields;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Weights of portfolios from prices that a caller sends. Nothing changes by it, so it needs no token. */
@Path("/optimize")
@Blocking
@Consumes("text/csv")
public class OptimizeResource {
    /** JSON is what a call without preference gets. */
    private static final String CSV = "text/csv;qs=0.5";

    private static final String MIN_VARIANCE = "min-variance";
    private static final String HRP = "hrp";

    private final Calculations calculations;

    OptimizeResource(Calculations calculations) {
        this.calculations = calculations;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @RequestBody(
            description = "A header, then rows of a time and one price per asset, oldest first: at most 200 assets,"
                    + " 20000 rows, 500000 prices, 2 MiB",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @Operation(
            summary = "Weights of a portfolio from prices, as JSON or CSV",
            description = "method min-variance (with bounds min and max: 0.4 for all assets, ASSET:0.25 for one, commas"
                    + " between; without them from 0 to 1) or hrp. missing says what becomes of missing prices:"
                    + " pairwise, complete or refuse. What cannot be solved is a 422 problem that says why")
    public OptimizeJson json(
            @QueryParam("method") String method,
            @QueryParam("missing") @DefaultValue("pairwise") String missing,
            @QueryParam("min") List<String> min,
            @QueryParam("max") List<String> max,
            InputStream prices) {
        return answer(method, missing, min, max, prices);
    }

    @POST
    @Produces(CSV)
    @Operation(hidden = true)
    public String csv(
            @QueryParam("method") String method,
            @QueryParam("missing") @DefaultValue("pairwise") String missing,
            @QueryParam("min") List<String> min,
            @QueryParam("max") List<String> max,
            InputStream prices) {
        return answer(method, missing, min, max, prices).csv();
    }

    private OptimizeJson answer(String method, String missing, List<String> min, List<String> max, InputStream prices) {
        boolean hrp = Fields.required("method", method).equals(HRP);
        if (!hrp && !method.equals(MIN_VARIANCE)) {
            throw Problem.of(400, "invalid-method", method, "send min-variance or hrp")
                    .exception();
        }
        if (hrp && !(min.isEmpty() && max.isEmpty())) {
            throw Problem.of(400, "unsupported-bounds", "hrp has no bounds", "send min and max with min-variance")
                    .exception();
        }
        Missing policy = policy(missing);
        return calculations.run(() -> {
            PriceTable table = PriceTable.read(prices);
            return OptimizeJson.of(method, table, solved(hrp, table, policy, min, max), policy);
        });
    }

    private static Allocation solved(
            boolean hrp, PriceTable table, Missing policy, List<String> min, List<String> max) {
        try {
            Covariance covariance = Covariance.of(Returns.of(table.assets(), table.prices(), policy));
            return hrp
                    ? Allocation.hierarchicalRiskParity(covariance)
                    : Allocation.minimumVariance(covariance, WeightBounds.bounds(table.assets(), min, max));
        } catch (OptimizerException impossible) {
            throw Problem.of(422, impossible.code(), impossible.getMessage(), "see GET /openapi")
                    .exception();
        }
    }

    private static Missing policy(String missing) {
        return Arrays.stream(Missing.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(missing))
                .findFirst()
                .orElseThrow(() -> Problem.of(400, "invalid-missing", missing, "send pairwise, complete or refuse")
                        .exception());
    }
}
