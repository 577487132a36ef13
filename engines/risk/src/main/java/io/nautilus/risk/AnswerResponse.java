package io.nautilus.risk;

import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.risk.domain.Answer;
import io.nautilus.risk.domain.OrderView;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.ProblemMappers;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * From outcomes on the journal to HTTP answers. An answer is a function of the first outcome alone, so that a repeat has
 * the same status and body, byte for byte.
 */
final class AnswerResponse {
    private static final int CREATED = 201;

    private AnswerResponse() {}

    /** The answer of a call whose outcome stands below {@code location} once it is known. */
    static LogCalls.Rendering<Answer, Response> below(String location) {
        return (id, outcome) -> outcome == null ? unknown(id, location) : of(outcome);
    }

    /** The outcome is not known yet. Repeating the call with its id or key is safe. */
    private static Response unknown(MessageId id, String location) {
        return Response.accepted(Map.of("state", "UNKNOWN", "id", id.toString()))
                .header("Location", location + id)
                .build();
    }

    static Response of(Answer answer) {
        return switch (answer.event()) {
            case OrderDenied denied -> denied(422, denied.reason(), denied.detail());
            case CancelDenied denied -> denied(cancelStatus(denied.reason()), denied.reason(), "" + denied.orderId());
            case CommandDenied denied -> denied(422, denied.reason(), denied.detail());
            case CancelAllDone done ->
                Response.ok(Map.of("cancelled", done.count())).build();
            case TradingStateChanged changed ->
                Response.ok(Map.of(
                                "state", changed.state().name(),
                                "account", changed.account(),
                                "reason", changed.reason(),
                                "changedBy", changed.changedBy()))
                        .build();
            case OrderCancelled cancelled when !cancelled.requestId().equals(cancelled.orderId()) -> order(200, answer);
            case OrderEvent order -> order(CREATED, answer);
        };
    }

    private static Response order(int status, Answer answer) {
        OrderView order = answer.order()
                .orElseThrow(() -> new IllegalStateException("no order in the answer to " + answer.event()));
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
