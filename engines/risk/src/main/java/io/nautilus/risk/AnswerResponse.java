package io.nautilus.risk;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderRepeated;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.market.Decimals;
import io.nautilus.risk.domain.Answer;
import io.nautilus.risk.domain.OrderView;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.ProblemMappers;
import io.nautilus.runtime.http.Unknown;
import jakarta.ws.rs.core.Response;

/**
 * From outcomes on the journal to HTTP answers. An answer is a function of the first outcome alone, so that a repeat
 * has the same status and body, byte for byte.
 */
final class AnswerResponse {
    private static final int CREATED = 201;

    private AnswerResponse() {}

    /** How many orders a cancel of all cancelled. */
    public record Cancelled(int cancelled) {}

    /** The trading state as a command left it. */
    public record Changed(String state, String account, String reason, String changedBy) {
        static Changed of(TradingStateChanged changed) {
            return new Changed(changed.state().name(), changed.account(), changed.reason(), changed.changedBy());
        }
    }

    /** What was configured or limited has this version now. */
    public record Versioned(int version, String changedBy) {}

    /** An account that began anew. */
    public record Reset(String id, String account, String currency, String cash, String reason, String changedBy) {
        static Reset of(AccountReset reset) {
            return new Reset(
                    reset.commandId().toString(),
                    reset.account(),
                    reset.currency(),
                    Decimals.formatPlain(reset.cash(), reset.decimals()),
                    reset.reason(),
                    reset.changedBy());
        }
    }

    /** Cash that came in, as portfolio answers it. */
    public record Deposited(String id, String account, String currency, String amount, String balance) {
        static Deposited of(CashChanged changed) {
            return new Deposited(
                    changed.commandId().toString(),
                    changed.account(),
                    changed.currency(),
                    Decimals.formatPlain(changed.amount(), changed.decimals()),
                    Decimals.formatPlain(changed.balance(), changed.decimals()));
        }
    }

    /** The answer of a call whose outcome stands below {@code location} once it is known. */
    static LogCalls.Rendering<Answer, Response> below(String location) {
        return (id, outcome) -> outcome == null ? Unknown.accepted(id, location) : of(outcome);
    }

    static Response of(Answer answer) {
        return switch (answer) {
            case Answer.OfOrder order -> of(order.first());
            case Answer.OfCall call -> of(call);
        };
    }

    private static Response of(OrderView order) {
        return order.denial().map(reason -> denied(422, reason, order.detail())).orElseGet(() -> order(CREATED, order));
    }

    private static Response of(Answer.OfCall call) {
        return switch (call.event()) {
            case CancelDenied denied -> denied(cancelStatus(denied.reason()), denied.reason(), "" + denied.orderId());
            case CommandDenied denied ->
                denied(denied.reason() == DenialReason.VERSION_CONFLICT ? 412 : 422, denied.reason(), denied.detail());
            case CancelAllDone done -> Response.ok(new Cancelled(done.count())).build();
            case TradingStateChanged changed -> Response.ok(Changed.of(changed)).build();
            case CashChanged changed ->
                Response.status(CREATED).entity(Deposited.of(changed)).build();
            case OrderCancelled cancelled -> order(200, call.order().orElseThrow(() -> noCall(cancelled)));
            case OrderAccepted other -> throw noCall(other);
            case OrderDenied other -> throw noCall(other);
            case OrderFilled other -> throw noCall(other);
            case OrderRepeated other -> throw noCall(other);
            case CommandRepeated other -> throw noCall(other);
            case AccountOpened other -> throw noCall(other);
            case MarketStateChanged other -> throw noCall(other);
            case BooksReported other -> throw noCall(other);
            case InputRejected rejected -> ProblemMappers.response(Problem.of(rejected));
            case EquityMarked other -> throw noCall(other);
            case GateConfigured configured ->
                Response.ok(new Versioned(configured.number(), configured.changedBy()))
                        .build();
            case LimitsChanged changed ->
                Response.ok(new Versioned(changed.number(), changed.changedBy()))
                        .tag(Integer.toString(changed.number()))
                        .build();
            case AccountReset reset -> Response.ok(Reset.of(reset)).build();
        };
    }

    private static IllegalStateException noCall(OrderEvent event) {
        return new IllegalStateException("no outcome of a call: " + event);
    }

    private static Response order(int status, OrderView order) {
        return Response.status(status).entity(OrderJson.of(order)).build();
    }

    private static Response denied(int status, DenialReason reason, String detail) {
        return ProblemMappers.response(Problem.of(status, reason.label(), detail, reason.hint()));
    }

    private static int cancelStatus(DenialReason reason) {
        return switch (reason) {
            case UNKNOWN_ORDER -> 404;
            case ALREADY_CLOSED -> 409;
            default -> 422;
        };
    }
}
