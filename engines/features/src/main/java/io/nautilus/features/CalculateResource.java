package io.nautilus.features;

import io.nautilus.features.domain.calculation.AskedFeatures;
import io.nautilus.features.domain.calculation.Calculation;
import io.nautilus.features.domain.calculation.CsvTable;
import io.nautilus.features.domain.calculation.RefusedException;
import io.nautilus.features.domain.calculation.SentBars;
import io.nautilus.runtime.http.Calculations;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Indicators on bars that are sent. It changes nothing, so it needs no token. */
@Path("/features/calculate")
@Blocking
public class CalculateResource {
    private static final String CSV = "text/csv";

    private static final MediaType CSV_TYPE = new MediaType("text", "csv");

    /** A bar. A field that no indicator takes may be absent. */
    public record BarJson(String time, Double open, Double high, Double low, Double close, Double volume) {}

    /** The values of a bar in the order of the columns, null while an indicator warms up. */
    public record RowJson(String time, List<Double> values) {}

    /** The answer as JSON. */
    public record TableJson(List<String> columns, List<RowJson> rows) {}

    private final Calculations calculations;

    CalculateResource(Calculations calculations) {
        this.calculations = calculations;
    }

    @POST
    @Consumes(CSV)
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @Operation(
            summary =
                    "Indicators as ema(14),macd(12,26,9) on bars sent as CSV (date or time, open, high, low, close, volume"
                            + " in any order and case) or as JSON: a column for each output, empty during warm-up; CSV unless"
                            + " JSON is accepted; at most 20000 bars, 2 MiB of CSV, 1 MiB of JSON")
    @RequestBody(
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = BarJson.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "A line for each bar",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TableJson.class))
            })
    public Response csv(@QueryParam("features") String features, InputStream body, @Context HttpHeaders headers) {
        return calculated(features, headers, asked -> CsvBars.read(asked, body));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @Operation(hidden = true)
    public Response json(@QueryParam("features") String features, List<BarJson> body, @Context HttpHeaders headers) {
        List<BarJson> sent = Fields.required("body", body);
        return calculated(features, headers, asked -> {
            SentBars bars = new SentBars(asked);
            sent.forEach(each -> add(bars, each));
            return bars;
        });
    }

    private static void add(SentBars bars, BarJson bar) {
        BarJson said = Fields.required("bar", bar);
        bars.add(said.time(), said.open(), said.high(), said.low(), said.close(), said.volume());
    }

    private Response calculated(String features, HttpHeaders headers, Function<AskedFeatures, SentBars> sent) {
        try {
            boolean json = wantsJson(headers);
            AskedFeatures asked = AskedFeatures.parse(features);
            return calculations.run(() -> {
                SentBars bars = sent.apply(asked);
                return json ? json(asked, bars) : csv(asked, bars);
            });
        } catch (RefusedException refused) {
            throw Problem.of(400, refused.code(), refused.getMessage(), refused.hint())
                    .exception();
        }
    }

    /** CSV is what a call without preference gets. Throws a 406 problem where neither is accepted. */
    private static boolean wantsJson(HttpHeaders headers) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(CSV_TYPE)) {
                return false;
            }
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return true;
            }
        }
        throw new NotAcceptableException("text/csv and application/json are there");
    }

    private static Response csv(AskedFeatures asked, SentBars bars) {
        CsvTable table = new CsvTable(asked.columns());
        Calculation.run(asked, bars, table);
        return Response.ok(table.text(), CSV_TYPE).build();
    }

    private static Response json(AskedFeatures asked, SentBars bars) {
        List<RowJson> rows = new ArrayList<>();
        Calculation.run(asked, bars, (time, values) -> rows.add(new RowJson(time, present(values))));
        return Response.ok(new TableJson(asked.columns(), rows), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static List<Double> present(double[] values) {
        List<Double> present = new ArrayList<>(values.length);
        for (double value : values) {
            present.add(Double.isNaN(value) ? null : value);
        }
        return present;
    }
}
