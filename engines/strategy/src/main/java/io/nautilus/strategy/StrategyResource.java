package io.nautilus.strategy;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyEvent;
import io.nautilus.contracts.StrategyRefused;
import io.nautilus.contracts.StrategyRepeated;
import io.nautilus.contracts.TextBound;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.http.After;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.IdempotencyKey;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.ProblemMappers;
import io.nautilus.runtime.http.Role;
import io.nautilus.runtime.http.Unknown;
import io.nautilus.strategy.StrategyJson.ChangedJson;
import io.nautilus.strategy.StrategyJson.ExecutionJson;
import io.nautilus.strategy.StrategyJson.KindJson;
import io.nautilus.strategy.StrategyJson.StrategyBody;
import io.nautilus.strategy.domain.Parameters;
import io.nautilus.strategy.domain.StrategyKind;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Strategies, their life cycle and what their orders did. */
@Path("/")
@Blocking
public class StrategyResource {
    /** The body of a new strategy: it is stopped until it is started. */
    public record NewStrategy(
            String id, String kind, String account, String instrument, Map<String, String> parameters) {}

    /** Why a strategy is stopped. */
    public record NewStop(String reason) {}

    private static final LogCalls.Rendering<StrategyEvent, Response> ANSWER =
            (id, outcome) -> outcome == null ? Unknown.accepted(id, "/strategies/commands/") : of(outcome);
    private static final String MAIN = "main";

    private final StrategyChannels channels;
    private final LogCalls<StrategyEvent> calls;

    StrategyResource(StrategyChannels channels, LogCalls<StrategyEvent> calls) {
        this.channels = channels;
        this.calls = calls;
    }

    @GET
    @Path("strategy-kinds")
    @Operation(summary = "The kinds of strategies there are, with their parameters")
    public List<KindJson> kinds() {
        return Arrays.stream(StrategyKind.values()).map(KindJson::of).toList();
    }

    @GET
    @Path("strategies")
    @Operation(summary = "Every strategy: its state, parameters, position and what its orders did")
    public List<StrategyBody> list() {
        return channels.strategies().stream().map(StrategyBody::of).toList();
    }

    @GET
    @Path("strategies/{id}")
    @Operation(summary = "One strategy")
    public StrategyBody get(@PathParam("id") String id) {
        return channels.strategies().stream()
                .filter(view -> view.enrolled().now().strategy().equals(id))
                .findFirst()
                .map(StrategyBody::of)
                .orElseThrow(() -> Problem.of(404, "unknown-strategy", id, "see GET /strategies")
                        .exception());
    }

    @GET
    @Path("executions")
    @Operation(
            summary =
                    "The last fills of strategies' orders, newest first; with after, a fill's place, the ones before it")
    public List<ExecutionJson> executions(
            @QueryParam("strategy") String strategy,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Fields.within("limit", limit, 1, 1_000);
        Place before = After.place(after);
        return channels.executions().stream()
                .filter(each -> strategy == null || each.strategy().equals(strategy))
                .filter(each -> before == null || each.place().compareTo(before) < 0)
                .limit(limit)
                .map(ExecutionJson::of)
                .toList();
    }

    @POST
    @Path("strategies")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Create a strategy; it is stopped until it is started")
    public CompletionStage<Response> create(
            NewStrategy body, @HeaderParam(IdempotencyKey.HEADER) String key, @Context SecurityContext caller) {
        Fields.required("body", body);
        String id = Fields.bounded("id", Fields.required("id", body.id()), TextBound.STRATEGY);
        String kind = Fields.bounded("kind", Fields.required("kind", body.kind()), TextBound.STRATEGY_KIND);
        String account = Fields.bounded("account", body.account() == null ? MAIN : body.account(), TextBound.ACCOUNT);
        String instrument =
                Fields.bounded("instrument", Fields.required("instrument", body.instrument()), TextBound.SYMBOL);
        String parameters = parameters(body.parameters());
        fits(instrument, kind, parameters);
        String once = IdempotencyKey.checked(key);
        String by = name(caller);
        return calls.command(
                command -> new Command.CreateStrategy(
                        command.toString(), by, once, id, kind, account, instrument, parameters),
                ANSWER);
    }

    @POST
    @Path("strategies/{id}/start")
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Let a strategy trade")
    public CompletionStage<Response> start(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        String strategy = Fields.bounded("id", id, TextBound.STRATEGY);
        known(strategy).forEach(now -> fits(now.instrument(), now.kind(), now.parameters()));
        String once = IdempotencyKey.checked(key);
        String by = name(caller);
        return calls.command(command -> new Command.StartStrategy(command.toString(), by, once, strategy), ANSWER);
    }

    @POST
    @Path("strategies/{id}/stop")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Let a strategy trade no more: its open orders are cancelled, its position stays")
    public CompletionStage<Response> stop(
            @PathParam("id") String id,
            NewStop body,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        String strategy = Fields.bounded("id", id, TextBound.STRATEGY);
        String said = body == null || body.reason() == null ? "" : body.reason();
        String reason = Fields.bounded("reason", said, TextBound.DETAIL);
        String once = IdempotencyKey.checked(key);
        String by = name(caller);
        return calls.command(
                command -> new Command.StopStrategy(command.toString(), by, once, strategy, reason), ANSWER);
    }

    @DELETE
    @Path("strategies/{id}")
    @RolesAllowed(Role.TRADER)
    @Operation(
            summary = "Delete a strategy that does not run and has no order that works: its executions and what its"
                    + " account holds stay, its name is not free again")
    public CompletionStage<Response> delete(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        String strategy = Fields.bounded("id", id, TextBound.STRATEGY);
        String once = IdempotencyKey.checked(key);
        String by = name(caller);
        return calls.command(command -> new Command.DeleteStrategy(command.toString(), by, once, strategy), ANSWER);
    }

    @PUT
    @Path("strategies/{id}/parameters")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Give a strategy other parameters, all of them; those not named have their defaults")
    public CompletionStage<Response> set(
            @PathParam("id") String id,
            Map<String, String> body,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        String strategy = Fields.bounded("id", id, TextBound.STRATEGY);
        String parameters = parameters(Fields.required("body", body));
        known(strategy).forEach(now -> fits(now.instrument(), now.kind(), parameters));
        String once = IdempotencyKey.checked(key);
        String by = name(caller);
        return calls.command(
                command -> new Command.SetParameters(command.toString(), by, once, strategy, parameters), ANSWER);
    }

    @GET
    @Path("strategies/commands/{id}")
    @Operation(summary = "The outcome of a command whose first answer was UNKNOWN, and that it still is until then")
    public Response command(@PathParam("id") String id) {
        return calls.commandOutcome(id, command -> channels.outcome(command).map(StrategyResource::of));
    }

    private Stream<StrategyChanged> known(String strategy) {
        return channels.strategies().stream().map(view -> view.enrolled().now()).filter(now -> now.strategy()
                .equals(strategy));
    }

    /** What cannot be traded is said at once; the log refuses what is wrong in itself. */
    private void fits(String instrument, String kind, String parameters) {
        channels.misfit(instrument, kind, parameters).ifPresent(misfit -> {
            throw Problem.of(422, misfit.code(), misfit.detail(), misfit.hint()).exception();
        });
    }

    private static String parameters(Map<String, String> given) {
        if (given == null) {
            return "";
        }
        given.forEach((name, value) -> {
            if (name.isEmpty() || value == null || !(name + value).matches("[^ =]*")) {
                throw Problem.of(400, "invalid-parameters", name + "=" + value, "see GET /strategy-kinds")
                        .exception();
            }
        });
        return Fields.bounded("parameters", Parameters.text(given), TextBound.PARAMETERS);
    }

    private static Response of(StrategyEvent outcome) {
        return switch (outcome) {
            case StrategyChanged changed ->
                Response.status(changed.reason().equals("created") ? 201 : 200)
                        .entity(ChangedJson.of(changed))
                        .build();
            case StrategyRefused refused ->
                ProblemMappers.response(Problem.of(
                        status(refused.code()), refused.code(), refused.detail(), "see GET /strategy-kinds"));
            case StrategyRepeated repeated -> throw new IllegalStateException("no outcome of a call: " + repeated);
        };
    }

    private static int status(String code) {
        return switch (code) {
            case "unknown-strategy" -> 404;
            case "strategy-exists", "strategy-deleted", "strategy-runs", "strategy-has-orders" -> 409;
            default -> 422;
        };
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
