package io.nautilus.risk;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.TextBound;
import io.nautilus.risk.domain.AccountView;
import io.nautilus.risk.domain.Answer;
import io.nautilus.risk.domain.GateRules;
import io.nautilus.risk.domain.OrdersView;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What accounts may do, and who changed that. */
@Path("/risk/limits")
@Blocking
public class LimitsResource {
    private static final LogCalls.Rendering<Answer, Response> ANSWER = AnswerResponse.below("/risk/commands/");

    /** What holds now: the gate's rules, and every account's limits with their version. */
    public record Held(GateRules rules, Map<String, Versioned> accounts) {
        /** {@code version} 0 is an account that never had any: nobody set them, and {@code changedBy} is null. */
        public record Versioned(int version, String changedBy, Limits limits) {
            static Versioned of(AccountView account) {
                String by = account.limitsNumber() == 0 ? null : account.limitsChangedBy();
                return new Versioned(account.limitsNumber(), by, account.limits());
            }
        }
    }

    /**
     * All limits of an account, as they are to be: what is absent is no limit. {@code version} is the one they were
     * read with; where it is absent, the newest.
     */
    public record NewLimits(String account, Integer version, Limits limits) {}

    private final OrdersView view;
    private final LogCalls<Answer> calls;

    LimitsResource(OrdersView view, LogCalls<Answer> calls) {
        this.view = view;
        this.calls = calls;
    }

    @GET
    @Operation(
            summary = "What the gate decides by, and the limits of every account, with their version and who set them")
    public Held limits() {
        Map<String, Held.Versioned> accounts = new TreeMap<>();
        view.books().accounts().forEach((name, account) -> accounts.put(name, Held.Versioned.of(account)));
        return new Held(view.rules(), accounts);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Replace an account's limits; refused with 412 where another change came between")
    public CompletionStage<Response> set(
            NewLimits body, @HeaderParam(IdempotencyKey.HEADER) String key, @Context SecurityContext caller) {
        NewLimits asked = checked(body);
        int version = asked.version() != null ? asked.version() : newest(asked.account());
        String once = IdempotencyKey.checked(key);
        String by = caller.getUserPrincipal().getName();
        return calls.command(
                id -> new Command.SetLimits(id.toString(), by, once, asked.account(), version + 1, asked.limits()),
                ANSWER);
    }

    private int newest(String account) {
        AccountView held = view.books().accounts().get(account);
        return held == null ? 0 : held.limitsNumber();
    }

    private static NewLimits checked(NewLimits body) {
        Fields.required("body", body);
        Fields.bounded("account", Fields.required("account", body.account()), TextBound.ACCOUNT);
        bounded(Fields.required("limits", body.limits()));
        return body;
    }

    /** Limits that the log can hold, others are a 400 problem that names the field; and that can be meant. */
    static void bounded(Limits limits) {
        int instruments = limits.instruments().size();
        if (instruments > LimitsChanged.MAX_INSTRUMENTS) {
            throw Problem.of(400, "too-many", instruments + " instruments", "at most " + LimitsChanged.MAX_INSTRUMENTS)
                    .exception();
        }
        bounded("minNotional", limits.minNotional());
        bounded("maxNotional", limits.maxNotional());
        bounded("maxGross", limits.maxGross());
        bounded("maxDailyLoss", limits.maxDailyLoss());
        bounded("maxDrawdown", limits.maxDrawdown());
        for (Limits.OfInstrument each : limits.instruments()) {
            Fields.bounded("instrument", Fields.required("instrument", each.instrument()), TextBound.SYMBOL);
            bounded("minQuantity", each.minQuantity());
            bounded("maxQuantity", each.maxQuantity());
            bounded("maxPosition", each.maxPosition());
        }
        MeantLimits.check(limits);
    }

    private static void bounded(String field, String decimal) {
        if (decimal != null) {
            Fields.bounded(field, decimal, TextBound.DECIMAL);
        }
    }
}
