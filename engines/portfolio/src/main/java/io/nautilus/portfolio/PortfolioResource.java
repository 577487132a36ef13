package io.nautilus.portfolio;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.Command;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.TextBound;
import io.nautilus.market.Decimals;
import io.nautilus.portfolio.PortfolioJson.LedgerJson;
import io.nautilus.portfolio.PortfolioJson.PositionJson;
import io.nautilus.portfolio.domain.AccountBooks;
import io.nautilus.portfolio.domain.Books;
import io.nautilus.portfolio.domain.Difference;
import io.nautilus.portfolio.domain.Outcome;
import io.nautilus.portfolio.domain.Outcomes;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.http.After;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.IdempotencyKey;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.ProblemMappers;
import io.nautilus.runtime.http.Role;
import io.nautilus.runtime.http.Unknown;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Books of accounts, and cash that comes in. */
@Path("/portfolios")
@Blocking
public class PortfolioResource {
    /** The body of a deposit; the amount is a decimal string. */
    public record NewDeposit(String currency, String amount) {}

    /** Cash that came in. */
    public record DepositJson(String id, String account, String currency, String amount, String balance) {
        static DepositJson of(CashChanged cash) {
            return new DepositJson(
                    cash.commandId().toString(),
                    cash.account(),
                    cash.currency(),
                    Decimals.formatPlain(cash.amount(), cash.decimals()),
                    Decimals.formatPlain(cash.balance(), cash.decimals()));
        }
    }

    /** The body of a reset. */
    public record NewReset(String reason) {}

    /** An account that began anew. */
    public record ResetJson(String id, String account, String currency, String cash, String reason) {
        static ResetJson of(AccountReset reset) {
            return new ResetJson(
                    reset.commandId().toString(),
                    reset.account(),
                    reset.currency(),
                    Decimals.formatPlain(reset.cash(), reset.decimals()),
                    reset.reason());
        }
    }

    private static final int MAX_LIMIT = 10_000;

    private final Books books;
    private final Outcomes outcomes;
    private final LogCalls<Outcome> calls;

    PortfolioResource(Books books, Outcomes outcomes, LogCalls<Outcome> calls) {
        this.books = books;
        this.outcomes = outcomes;
        this.calls = calls;
    }

    @GET
    @Operation(summary = "The books of every account")
    public List<PortfolioJson.Books> list() {
        return books.accounts().stream()
                .flatMap(name -> books.account(name).stream())
                .map(PortfolioJson.Books::of)
                .toList();
    }

    @GET
    @Path("/differences")
    @Operation(summary = "Where risk's own books and these do not agree at the same offset; empty when all is well")
    public List<Difference> differences() {
        return books.differences();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Cash, positions, profit and loss of an account")
    public PortfolioJson.Books get(@PathParam("id") String id) {
        return PortfolioJson.Books.of(find(id));
    }

    @GET
    @Path("/{id}/positions")
    @Operation(summary = "An account's positions at their marks")
    public List<PositionJson> positions(@PathParam("id") String id) {
        return find(id).positions().stream().map(PositionJson::of).toList();
    }

    @GET
    @Path("/{id}/cash")
    @Operation(
            summary =
                    "An account's last 10,000 changes of cash, newest first; with after (OFFSET-INDEX of a place) the ones before"
                            + " it. What one message changed is never cut in two: a page may have one entry more than its limit")
    public List<LedgerJson> cash(
            @PathParam("id") String id,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Fields.within("limit", limit, 1, MAX_LIMIT);
        find(id);
        return books.ledger(id, After.place(after), limit).stream()
                .map(LedgerJson::of)
                .toList();
    }

    @POST
    @Path("/{id}/deposits")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Put paper cash into an account")
    public CompletionStage<Response> deposit(
            @PathParam("id") String account,
            NewDeposit body,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        checked(account, body);
        String once = IdempotencyKey.checked(key);
        return calls.command(
                id -> new Command.Deposit(
                        id.toString(),
                        caller.getUserPrincipal().getName(),
                        once,
                        account,
                        body.currency(),
                        body.amount()),
                PortfolioResource::answer);
    }

    @POST
    @Path("/{id}/reset")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Begin a paper account anew: orders cancelled, no positions, its opening cash")
    public CompletionStage<Response> reset(
            @PathParam("id") String account,
            NewReset body,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        Fields.bounded("account", account, TextBound.ACCOUNT);
        String said = body == null || body.reason() == null ? "" : body.reason();
        String reason = Fields.bounded("reason", said, TextBound.DETAIL);
        String once = IdempotencyKey.checked(key);
        String by = caller.getUserPrincipal().getName();
        return calls.command(
                id -> new Command.ResetAccount(id.toString(), by, once, account, reason), PortfolioResource::answer);
    }

    private static void checked(String account, NewDeposit body) {
        Fields.required("body", body);
        Fields.bounded("account", account, TextBound.ACCOUNT);
        Fields.bounded("currency", Fields.required("currency", body.currency()), TextBound.CURRENCY);
        Fields.bounded("amount", Fields.required("amount", body.amount()), TextBound.DECIMAL);
    }

    private static Response answer(MessageId id, Outcome outcome) {
        return outcome == null ? Unknown.accepted(id, "/portfolios/commands/") : of(outcome);
    }

    private static Response of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Deposited deposited ->
                Response.status(201).entity(DepositJson.of(deposited.cash())).build();
            case Outcome.Reset reset -> Response.ok(ResetJson.of(reset.reset())).build();
            case Outcome.Refused refused -> {
                DenialReason reason = refused.denial().reason();
                yield ProblemMappers.response(
                        Problem.of(422, reason.label(), refused.denial().detail(), reason.hint()));
            }
            case Outcome.Rejected rejected -> ProblemMappers.response(Problem.of(rejected.rejection()));
        };
    }

    @GET
    @Path("/commands/{id}")
    @Operation(
            summary =
                    "The outcome of a deposit or reset whose first answer was UNKNOWN, and that it still is until then")
    public Response command(@PathParam("id") String id) {
        return calls.commandOutcome(id, command -> outcomes.find(command).map(PortfolioResource::of));
    }

    private AccountBooks find(String account) {
        return books.account(account)
                .orElseThrow(() -> Problem.of(404, "unknown-account", account, "see GET /portfolios")
                        .exception());
    }
}
