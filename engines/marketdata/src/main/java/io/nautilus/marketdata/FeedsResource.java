package io.nautilus.marketdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.MarketState;
import io.nautilus.marketdata.domain.FeedSpec;
import io.nautilus.marketdata.domain.Feeds.FeedReport;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final String KRAKEN = "kraken";

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
    @Operation(summary = "Replay recorded files of a venue; answers with the report as it stands")
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
    @Operation(summary = "What a replay met so far; the last 100 that are gone are kept")
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
        String venue = Objects.requireNonNullElse(body.venue(), KRAKEN);
        if (!venue.toLowerCase(Locale.ROOT).equals(KRAKEN)) {
            throw Problem.of(400, "unsupported-venue", "venue '" + venue + "'", "recordings of kraken are understood")
                    .exception();
        }
        List<String> names =
                body.files() != null ? body.files() : body.file() == null ? List.of() : List.of(body.file());
        ReplaySpeed speed = ReplaySpeed.parse(Objects.requireNonNullElse(body.speed(), "1"));
        return new FeedSpec.Replayed(files.checked(names), speed, Objects.requireNonNullElse(body.loop(), false));
    }
}
