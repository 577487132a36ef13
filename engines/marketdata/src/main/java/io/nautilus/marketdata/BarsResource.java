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
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Closed bars, oldest first, as JSON or CSV: the newest that are kept. */
@Path("/bars")
public class BarsResource {
    private static final String CSV = "text/csv";
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
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The newest bars, oldest first; with after (a bar's start) the ones behind it")
    public List<BarRecord> json(
            @PathParam("instrument") String instrument,
            @QueryParam("kind") @DefaultValue(BarRecord.TIME) String kind,
            @QueryParam("interval") @DefaultValue("1m") String interval,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        Fields.within("limit", limit, 1, MAX_JSON);
        return bars(kind, wanted(instrument, interval, from, to, after), limit);
    }

    @GET
    @Path("{instrument}")
    @Produces(CSV)
    @Operation(summary = "The same as CSV")
    public String csv(
            @PathParam("instrument") String instrument,
            @QueryParam("kind") @DefaultValue(BarRecord.TIME) String kind,
            @QueryParam("interval") @DefaultValue("1m") String interval,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("10000") int limit) {
        Fields.within("limit", limit, 1, MAX_CSV);
        return bars(kind, wanted(instrument, interval, from, to, after), limit).stream()
                .map(BarsResource::line)
                .collect(Collectors.joining("", CSV_HEADER, ""));
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
