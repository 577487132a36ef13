package io.nautilus.marketdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.MarketState;
import io.nautilus.marketdata.domain.FeedSpec;
import io.nautilus.marketdata.domain.Feeds.FeedReport;
import io.nautilus.marketdata.domain.Venue;
import io.nautilus.marketdata.domain.replay.RecordedVenue;
import io.nautilus.marketdata.domain.replay.ReplayReport;
import io.nautilus.marketdata.domain.replay.ReplaySpeed;
import io.nautilus.marketdata.domain.simulated.SimulatedSpeed;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.engine.Inbox;
import io.nautilus.runtime.engine.Writable;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.IdempotencyKey;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.ProblemException;
import io.nautilus.runtime.http.Repeats;
import io.nautilus.runtime.http.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Feeds and replays: what runs, what is asked to run, what a replay met. */
@Path("/")
@Blocking
public class FeedsResource {
    /**
     * The body of {@code POST /feeds}; {@code seed} is the simulated market's, {@code speed} both's, the rest a
     * replay's.
     */
    public record NewFeed(
            String type, Long seed, String file, List<String> files, String venue, String speed, Boolean loop) {}

    /** A feed; {@code replay} names the report of one that replays. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FeedJson(int id, String type, String venue, MarketState state, int instruments, String replay) {
        static FeedJson of(FeedReport feed) {
            return new FeedJson(
                    feed.id(),
                    feed.spec().type(),
                    feed.spec().venue(),
                    feed.state(),
                    feed.instruments(),
                    feed.report().map(ReplayReport::id).orElse(null));
        }
    }

    private static final int CREATED = 201;
    private static final int REPEATS = 1_000;
    private static final String VENUES = "recordings of kraken, coinbase and binance are understood";
    private static final String COUNTS =
            "messages and controlLines together are lines, one per line of the recording; trades, quotes, bookSnapshots "
                    + "and bookDeltas count messages of the venue. Integrity as each venue offers it: checksums of "
                    + "Kraken's books; sequences of Binance's depth events (U and u, chained onto the REST snapshot) and "
                    + "aggregate trades, and of Coinbase's trades: matched continue the number before, failed show that "
                    + "messages are missing, repeated are passed over since they were heard before. checksumsAbsent and "
                    + "sequencesAbsent are updates that were taken although they state none, as Coinbase's l2update. "
                    + "Each time that a book is lost or a trade is missing is one of gaps; each time that it is found "
                    + "again one of resyncs. rejected are messages that were not understood.";

    private final MarketdataChannels channels;
    private final Inbox inbox;
    private final Writable writable;
    private final RequestedFiles files;
    private final Repeats<Response> repeats = new Repeats<>(REPEATS);
    private final MarketdataConfig config;

    FeedsResource(
            MarketdataChannels channels,
            Inbox inbox,
            Writable writable,
            EngineConfig engine,
            MarketdataConfig config,
            MeterRegistry metrics) {
        this.channels = channels;
        this.inbox = inbox;
        this.writable = writable;
        this.config = config;
        new Bound("idempotency-keys", REPEATS, Policy.FORGET, repeats::count).register(metrics);
        List<java.nio.file.Path> roots = new ArrayList<>(config.dataRoots().orElse(List.of()));
        roots.add(engine.data());
        this.files = new RequestedFiles(roots);
    }

    @GET
    @Path("feeds")
    @Operation(summary = "The feeds, also those that ended")
    public List<FeedJson> feeds() {
        return channels.reports().stream().map(FeedJson::of).toList();
    }

    @POST
    @Path("feeds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Start a simulated market or a replay")
    public CompletionStage<Response> start(NewFeed body, @HeaderParam(IdempotencyKey.HEADER) String key) {
        FeedSpec spec = spec(body);
        return repeats.once(IdempotencyKey.checked(key), spec, () -> started(spec)
                .thenApplyAsync(FeedsResource::created, Infrastructure.getDefaultExecutor()));
    }

    private static Response created(FeedReport feed) {
        return Response.status(CREATED)
                .header("Location", "/feeds/" + feed.id())
                .entity(FeedJson.of(feed))
                .build();
    }

    @GET
    @Path("feeds/{id}")
    @Operation(summary = "One feed")
    public FeedJson feed(@PathParam("id") int id) {
        return channels.reports().stream()
                .filter(feed -> feed.id() == id)
                .findFirst()
                .map(FeedJson::of)
                .orElseThrow(() -> unknown(id));
    }

    @DELETE
    @Path("feeds/{id}")
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "End a feed: its instruments are ENDED")
    public CompletionStage<Response> stop(@PathParam("id") int id, @HeaderParam(IdempotencyKey.HEADER) String key) {
        return repeats.once(IdempotencyKey.checked(key), id, () -> stopped(id));
    }

    private CompletionStage<Response> stopped(int id) {
        writable.check();
        return inbox.ask(() -> channels.stop(id, EpochClock.SYSTEM.getAsLong()))
                .thenApplyAsync(stopped -> ended(id, stopped), Infrastructure.getDefaultExecutor());
    }

    private static Response ended(int id, boolean stopped) {
        if (!stopped) {
            throw unknown(id);
        }
        return Response.noContent().build();
    }

    private static ProblemException unknown(int id) {
        return Problem.of(404, "unknown-feed", String.valueOf(id), "see GET /feeds")
                .exception();
    }

    @POST
    @Path("replays")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(
            summary = "Replay recorded files of a venue; answers with the report as it stands",
            description =
                    "Several files are one recording, merged by recorded time: Binance's websocket messages and the "
                            + "answers of its REST interface belong together. The venue is told from the messages; one that is "
                            + "named (kraken, coinbase or binance) must be that one.")
    public CompletionStage<Response> replay(NewFeed body, @HeaderParam(IdempotencyKey.HEADER) String key) {
        FeedSpec spec = replayed(Fields.required("body", body));
        return repeats.once(IdempotencyKey.checked(key), List.of("replay", spec), () -> started(spec)
                .thenApplyAsync(FeedsResource::replaying, Infrastructure.getDefaultExecutor()));
    }

    private static Response replaying(FeedReport feed) {
        ReplayReport report = feed.report().orElseThrow();
        return Response.status(CREATED)
                .header("Location", "/replays/" + report.id())
                .entity(report)
                .build();
    }

    @GET
    @Path("replays/{id}")
    @Operation(summary = "What a replay met so far; the last 100 that are gone are kept", description = COUNTS)
    public ReplayReport report(@PathParam("id") String id) {
        return channels.replays()
                .filter(report -> report.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(404, "unknown-replay", id, "see GET /feeds").exception());
    }

    private CompletionStage<FeedReport> started(FeedSpec spec) {
        writable.check();
        return inbox.ask(() -> channels.start(spec, EpochClock.SYSTEM.getAsLong()))
                .exceptionally(FeedsResource::refused);
    }

    private static FeedReport refused(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof DecodeException refusal) {
            throw Problem.of(409, refusal.code(), refusal.getMessage(), "DELETE /feeds/{id} ends a feed")
                    .exception();
        }
        throw new CompletionException(cause);
    }

    private FeedSpec spec(NewFeed body) {
        return switch (Objects.requireNonNullElse(Fields.required("body", body).type(), "")) {
            case "simulated" ->
                new FeedSpec.Simulated(
                        Objects.requireNonNullElse(body.seed(), config.seed()),
                        SimulatedSpeed.parse(Objects.requireNonNullElse(body.speed(), config.simulatedSpeed())));
            case "replay" -> replayed(body);
            default ->
                throw Problem.of(400, "invalid-type", "type '" + body.type() + "'", "simulated or replay")
                        .exception();
        };
    }

    private FeedSpec replayed(NewFeed body) {
        Venue named = body.venue() == null ? Venue.UNKNOWN : named(body.venue());
        List<String> names =
                body.files() != null ? body.files() : body.file() == null ? List.of() : List.of(body.file());
        ReplaySpeed speed = ReplaySpeed.parse(Objects.requireNonNullElse(body.speed(), "1"));
        List<java.nio.file.Path> recorded = files.checked(names);
        return new FeedSpec.Replayed(
                recorded, source(named, recorded), speed, Objects.requireNonNullElse(body.loop(), false));
    }

    private static Venue named(String venue) {
        return Venue.named(venue)
                .orElseThrow(() -> Problem.of(400, "unsupported-venue", "venue '" + venue + "'", VENUES)
                        .exception());
    }

    /** What is recorded decides; a recording in which nothing is understood is of the venue that was named. */
    private static Venue source(Venue named, List<java.nio.file.Path> recorded) {
        Venue found = found(recorded);
        if (found == Venue.UNKNOWN && named == Venue.UNKNOWN) {
            throw Problem.of(400, "unknown-venue", recorded.toString(), VENUES).exception();
        }
        if (found != Venue.UNKNOWN && named != Venue.UNKNOWN && found != named) {
            throw Problem.of(400, "other-venue", recorded + " is of " + found.text(), "name that venue, or none")
                    .exception();
        }
        return found == Venue.UNKNOWN ? named : found;
    }

    private static Venue found(List<java.nio.file.Path> recorded) {
        try {
            return RecordedVenue.of(recorded);
        } catch (UncheckedIOException e) {
            throw RequestedFiles.unreadable(e.getCause().getMessage());
        }
    }
}
