package io.nautilus.risk;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.TextBound;
import io.nautilus.risk.domain.AccountView;
import io.nautilus.risk.domain.Answer;
import io.nautilus.risk.domain.OrdersView;
import io.nautilus.risk.domain.StateView;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.IdempotencyKey;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the gate lets through, and how people change that. */
@Path("/risk")
@Blocking
public class RiskResource {
    /** The body of a change: all accounts where {@code account} is absent. One strategy alone is not offered. */
    public record Change(String account, String strategy, String reason) {}

    /** A reason for which the gate refuses. */
    public record Reason(String code, String hint) {}

    /** Risk's own books: what it decides by, as of an offset of its journal. */
    public record Positions(long journalOffset, Map<String, Account> accounts) {
        /** Cash by currency and quantity by instrument. */
        public record Account(String currency, Map<String, String> cash, Map<String, String> positions) {}
    }

    private static final LogCalls.Rendering<Answer, Response> ANSWER = AnswerResponse.below("/risk/commands/");

    private final OrdersView view;
    private final LogCalls<Answer> calls;

    RiskResource(OrdersView view, LogCalls<Answer> calls) {
        this.view = view;
        this.calls = calls;
    }

    @GET
    @Path("/state")
    @Operation(summary = "The trading state of all accounts and of each, the hold of a truncated log, the markets")
    public StateView state() {
        return view.state();
    }

    @GET
    @Path("/reasons")
    @Operation(summary = "Every reason for which an order or command is denied")
    public List<Reason> reasons() {
        return Arrays.stream(DenialReason.values())
                .map(reason -> new Reason(reason.label(), reason.hint()))
                .toList();
    }

    @GET
    @Path("/positions")
    @Operation(summary = "The books by which risk decides")
    public Positions positions() {
        OrdersView.Books books = view.books();
        Map<String, Positions.Account> accounts = new TreeMap<>();
        books.accounts().forEach((name, account) -> accounts.put(name, json(account)));
        return new Positions(books.offset(), accounts);
    }

    private static Positions.Account json(AccountView account) {
        Map<String, String> cash = new TreeMap<>();
        account.cash().forEach((currency, amount) -> cash.put(currency, amount.toString()));
        Map<String, String> positions = new TreeMap<>();
        account.positions().forEach((symbol, position) -> positions.put(symbol, "" + position.quantity()));
        return new Positions.Account(account.currency(), cash, positions);
    }

    @POST
    @Path("/halt")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Stop trading: after the answer only cancels leave")
    public CompletionStage<Response> halt(
            Change change, @HeaderParam(IdempotencyKey.HEADER) String key, @Context SecurityContext caller) {
        return change(change, key, caller, Command.Halt::new);
    }

    @POST
    @Path("/reduce")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "After the answer only cancels, and orders that reduce a position, leave")
    public CompletionStage<Response> reduce(
            Change change, @HeaderParam(IdempotencyKey.HEADER) String key, @Context SecurityContext caller) {
        return change(change, key, caller, Command.Reduce::new);
    }

    @POST
    @Path("/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Trade again")
    public CompletionStage<Response> resume(
            Change change, @HeaderParam(IdempotencyKey.HEADER) String key, @Context SecurityContext caller) {
        return change(change, key, caller, Command.Resume::new);
    }

    /** A command about an account or all. */
    private interface Making {
        Command with(String id, String by, String key, String account, String reason);
    }

    private CompletionStage<Response> change(Change change, String key, SecurityContext caller, Making making) {
        Change checked = checked(change);
        String once = IdempotencyKey.checked(key);
        return calls.command(
                id -> making.with(id.toString(), name(caller), once, checked.account(), checked.reason()), ANSWER);
    }

    @POST
    @Path("/accept-log")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Go on although the log lost its tail")
    public CompletionStage<Response> acceptLog(
            Change change, @HeaderParam(IdempotencyKey.HEADER) String key, @Context SecurityContext caller) {
        Change checked = checked(change);
        String once = IdempotencyKey.checked(key);
        return calls.command(id -> new Command.AcceptLog(id.toString(), name(caller), once, checked.reason()), ANSWER);
    }

    @GET
    @Path("/commands/{id}")
    @Operation(
            summary =
                    "The outcome of a command or cancel whose first answer was UNKNOWN, and that it still is until then")
    public Response command(@PathParam("id") String id) {
        return calls.commandOutcome(id, command -> view.answer(command).map(AnswerResponse::of));
    }

    private static Change checked(Change change) {
        String account = change == null ? "" : Objects.requireNonNullElse(change.account(), "");
        String reason = change == null ? "" : Objects.requireNonNullElse(change.reason(), "");
        if (change != null && change.strategy() != null) {
            throw Problem.of(
                            422,
                            DenialReason.UNSUPPORTED.label(),
                            "strategy '" + change.strategy() + "'",
                            "name an account, or nothing for all")
                    .exception();
        }
        return new Change(
                Fields.bounded("account", account, TextBound.ANY_ACCOUNT),
                null,
                Fields.bounded("reason", reason, TextBound.DETAIL));
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
