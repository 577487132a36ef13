package io.nautilus.portfolio;

import io.nautilus.portfolio.PortfolioJson.FillJson;
import io.nautilus.portfolio.domain.Books;
import io.nautilus.portfolio.domain.FillEntry;
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
    private static final int MAX_LIMIT = Books.MAX_FILLS;
    private static final String CSV = "text/csv";

    private final Books books;

    FillsResource(Books books) {
        this.books = books;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The newest fills of a span of time, oldest first; after is offset-index of a place")
    public List<FillJson> json(
            @QueryParam("account") String account,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        return fills(account, from, to, limit).stream().map(FillJson::of).toList();
    }

    @GET
    @Produces(CSV)
    @Operation(summary = "The same as CSV")
    public String csv(
            @QueryParam("account") String account,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("100000") int limit) {
        return fills(account, from, to, limit).stream()
                .map(FillEntry::csv)
                .collect(Collectors.joining("\n", FillEntry.CSV_HEADER + "\n", "\n"));
    }

    private List<FillEntry> fills(String account, String from, String to, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.of(400, "invalid-limit", "limit " + limit, "1 to " + MAX_LIMIT)
                    .exception();
        }
        long fromNanos = from == null ? Long.MIN_VALUE : nanos(from);
        long toNanos = to == null ? Long.MAX_VALUE : nanos(to);
        List<FillEntry> found = books.fills(fill -> (account == null || account.equals(fill.account()))
                && fill.timeNanos() >= fromNanos
                && fill.timeNanos() < toNanos);
        return found.subList(Math.max(0, found.size() - limit), found.size());
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
