package io.nautilus.marketdata;

import io.nautilus.contracts.BarRecord;
import io.nautilus.market.BarInterval;
import io.nautilus.marketdata.domain.bars.BarStore.Wanted;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Closed bars, oldest first, as JSON or CSV: the newest that are kept. */
@Path("/bars")
public class BarsResource {
    private static final String CSV = "text/csv";
    private static final MediaType CSV_TYPE = new MediaType("text", "csv");
    private static final String CSV_HEADER = "instrument,kind,interval,start,end,basis,open,high,low,close,volume,vwap,"
            + "trades,leftOut,partial,coveredFrom\n";
    private static final int MAX_JSON = 1_000;
    private static final int MAX_CSV = 10_000;

    private final MarketdataChannels channels;

    BarsResource(MarketdataChannels channels) {
        this.channels = channels;
    }

    @GET
    @Path("{instrument}")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(summary = "The newest bars, oldest first; with after (a bar's start) the ones behind it")
    @APIResponse(
            responseCode = "200",
            description = "At most 1,000 as JSON, 10,000 as CSV",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = BarRecord.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response bars(
            @PathParam("instrument") String instrument,
            @QueryParam("kind") @DefaultValue(BarRecord.TIME) String kind,
            @QueryParam("interval") @DefaultValue("1m") String interval,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers) {
        boolean csv = headers.getAcceptableMediaTypes().contains(CSV_TYPE);
        int most = csv ? MAX_CSV : MAX_JSON;
        int wanted = Fields.within("limit", Objects.requireNonNullElse(limit, most), 1, most);
        List<BarRecord> bars = bars(kind, wanted(instrument, interval, from, to, after), wanted);
        return csv
                ? Response.ok(csv(bars), CSV_TYPE).build()
                : Response.ok(bars, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static String csv(List<BarRecord> bars) {
        return bars.stream().map(BarsResource::line).collect(Collectors.joining("", CSV_HEADER, ""));
    }

    private List<BarRecord> bars(String kind, Wanted wanted, int limit) {
        if (!kind.equals(BarRecord.TIME)) {
            throw Problem.of(400, "invalid-kind", kind, "there are bars of kind time")
                    .exception();
        }
        boolean known = channels.view().instruments().containsKey(wanted.instrument())
                || channels.bars().knows(wanted.instrument());
        if (!known) {
            throw Problem.of(404, "unknown-instrument", wanted.instrument(), "see GET /instruments")
                    .exception();
        }
        return channels.bars().find(wanted, limit);
    }

    private static Wanted wanted(String instrument, String interval, String from, String to, String after) {
        return new Wanted(
                instrument,
                BarInterval.named(interval).orElseThrow(() -> unknown(interval)),
                from == null ? Long.MIN_VALUE : nanos("from", from),
                to == null ? Long.MAX_VALUE : nanos("to", to),
                after == null ? Wanted.FIRST : nanos("after", after));
    }

    private static RuntimeException unknown(String interval) {
        String known =
                Arrays.stream(BarInterval.values()).map(BarInterval::text).collect(Collectors.joining(", "));
        return Problem.of(400, "invalid-interval", interval, "send one of " + known)
                .exception();
    }

    private static long nanos(String field, String time) {
        try {
            Instant instant = Instant.parse(time);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException broken) {
            throw Problem.of(400, "invalid-" + field, time, "send ISO-8601 UTC, as 2026-01-31T12:00:00Z")
                    .exception();
        }
    }

    private static String line(BarRecord bar) {
        return String.join(
                        ",",
                        bar.instrument(),
                        bar.kind(),
                        bar.interval(),
                        bar.start().toString(),
                        bar.end().toString(),
                        bar.basis().toString(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.vwap(),
                        Long.toString(bar.trades()),
                        Long.toString(bar.leftOut()),
                        Boolean.toString(bar.partial()),
                        bar.coveredFrom().toString())
                + "\n";
    }
}
