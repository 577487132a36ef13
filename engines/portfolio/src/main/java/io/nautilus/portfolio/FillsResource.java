package io.nautilus.portfolio;

import io.nautilus.contracts.Place;
import io.nautilus.portfolio.PortfolioJson.FillJson;
import io.nautilus.portfolio.domain.Books;
import io.nautilus.portfolio.domain.FillEntry;
import io.nautilus.runtime.http.After;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Fills, oldest first, as JSON or CSV. */
@Path("/fills")
public class FillsResource {
    /** JSON is what a call without preference gets. */
    private static final String CSV = "text/csv;qs=0.5";
    /** More goes page by page, or as CSV. */
    private static final int MAX_JSON = 1_000;

    private static final int MAX_CSV = 10_000;

    private final Books books;

    FillsResource(Books books) {
        this.books = books;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Fills, oldest first: the newest ones, or with after (OFFSET-INDEX of a place, 0-0 for the first"
                    + " page) the ones behind it; at most 1000, as CSV 10000")
    public List<FillJson> json(
            @QueryParam("account") String account,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        return fills(new Wanted(account, from, to, after), limit, MAX_JSON).stream()
                .map(FillJson::of)
                .toList();
    }

    @GET
    @Produces(CSV)
    @Operation(hidden = true)
    public String csv(
            @QueryParam("account") String account,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("10000") int limit) {
        return fills(new Wanted(account, from, to, after), limit, MAX_CSV).stream()
                .map(fill -> fill.csv() + "\n")
                .collect(Collectors.joining("", FillEntry.CSV_HEADER + "\n", ""));
    }

    private record Wanted(String account, String from, String to, String after) {}

    private List<FillEntry> fills(Wanted wanted, int limit, int most) {
        Fields.within("limit", limit, 1, most);
        long fromNanos = wanted.from() == null ? Long.MIN_VALUE : nanos(wanted.from());
        long toNanos = wanted.to() == null ? Long.MAX_VALUE : nanos(wanted.to());
        Place after = After.place(wanted.after());
        List<FillEntry> found = books.fills(
                fill -> (wanted.account() == null || wanted.account().equals(fill.account()))
                        && (after == null || fill.place().compareTo(after) > 0)
                        && fill.timeNanos() >= fromNanos
                        && fill.timeNanos() < toNanos);
        int size = found.size();
        return after == null ? found.subList(Math.max(0, size - limit), size) : found.subList(0, Math.min(limit, size));
    }

    private static long nanos(String time) {
        try {
            Instant instant = Instant.parse(time);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException broken) {
            throw Problem.of(400, "invalid-time", time, "send ISO-8601 UTC, as 2026-01-31T12:00:00Z")
                    .exception();
        }
    }
}
