package io.nautilus.risk;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TextBound;
import io.nautilus.risk.domain.Answer;
import io.nautilus.risk.domain.OrderView;
import io.nautilus.risk.domain.OrdersView;
import io.nautilus.runtime.engine.LogCalls;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.IdempotencyKey;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.Role;
import io.nautilus.runtime.http.Unknown;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Orders over HTTP: every write is a request on the log, every answer comes from the journal. */
@Path("/orders")
@Blocking
public class OrdersResource {
    private static final LogCalls.Rendering<Answer, Response> ANSWER = AnswerResponse.below("/orders/");
    private static final LogCalls.Rendering<Answer, Response> CANCEL_ANSWER = AnswerResponse.below("/risk/commands/");

    private final OrdersView view;
    private final LogCalls<Answer> calls;

    OrdersResource(OrdersView view, LogCalls<Answer> calls) {
        this.view = view;
        this.calls = calls;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TRADER)
    @Operation(
            summary = "Submit an order; the same clientOrderId and body is answered with the first outcome. An "
                    + IdempotencyKey.HEADER + " is refused: the clientOrderId is one")
    @APIResponse(
            responseCode = "201",
            description = "Accepted, with what became of it at once",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderJson.class)))
    @APIResponse(
            responseCode = "202",
            description = "Its outcome is not known yet, and will stand at Location",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Unknown.class)))
    @APIResponse(responseCode = "422", description = "Denied: the code is one of GET /risk/reasons")
    @APIResponse(responseCode = "503", description = "Nothing can be written now, so nothing was asked for")
    public CompletionStage<Response> submit(
            NewOrder body,
            @Parameter(hidden = true) @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        if (key != null) {
            throw Problem.of(
                            400,
                            "idempotency-key-unsupported",
                            IdempotencyKey.HEADER + " " + key,
                            "an order's clientOrderId makes it safe to repeat: send that instead")
                    .exception();
        }
        NewOrder order = Fields.required("body", body).checked();
        order.terms("checked");
        return calls.request(id -> new SubmitOrder(order.terms(id.toString()), name(caller)), ANSWER);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Cancel an open order")
    public CompletionStage<Response> cancel(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        MessageId asked = parse(id);
        MessageId order =
                view.answer(asked).flatMap(Answer::order).map(OrderView::id).orElse(asked);
        String checked = IdempotencyKey.checked(key);
        return calls.request(request -> new CancelOrder(order, name(caller), checked), CANCEL_ANSWER);
    }

    @DELETE
    @RolesAllowed(Role.TRADER)
    @Operation(summary = "Cancel all open orders of an account, or of all accounts")
    public CompletionStage<Response> cancelAll(
            @QueryParam("account") @DefaultValue("") String account,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @Context SecurityContext caller) {
        String checked = IdempotencyKey.checked(key);
        Fields.bounded("account", account, TextBound.ANY_ACCOUNT);
        if (!account.isEmpty() && !view.books().accounts().containsKey(account)) {
            throw Problem.of(422, "unknown-account", account, "see GET /risk/positions")
                    .exception();
        }
        return calls.request(request -> new CancelAll(account, name(caller), checked), CANCEL_ANSWER);
    }

    @GET
    @Operation(summary = "Orders, newest first; after is an order's id")
    public List<OrderJson> list(
            @QueryParam("account") String account,
            @QueryParam("state") OrderView.State state,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("after") String after) {
        Fields.within("limit", limit, 1, OrdersView.MAX_LIMIT);
        Optional<OrderView> before = Optional.ofNullable(after).map(this::find);
        return view
                .list(
                        order -> (account == null || account.equals(order.account()))
                                && (state == null || state == order.state()),
                        limit,
                        before)
                .stream()
                .map(OrderJson::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "An order by its id, or by that of a request that repeated it; that its state is UNKNOWN while a"
                    + " request that was answered so is not decided")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {OrderJson.class, Unknown.class})))
    public Response get(@PathParam("id") String text) {
        return calls.outcome(parse(text), id -> order(id)
                        .map(order -> Response.ok(OrderJson.of(order)).build())
                        .or(() -> rejection(id).map(AnswerResponse::of)))
                .orElseThrow(() -> noOrder(parse(text)));
    }

    private OrderView find(String text) {
        MessageId id = parse(text);
        return order(id).orElseThrow(() -> noOrder(id));
    }

    private Optional<OrderView> order(MessageId id) {
        return view.order(id).or(() -> view.answer(id).flatMap(Answer::order).flatMap(order -> view.order(order.id())));
    }

    /** A request that could not be decided has that as its outcome; it is no order. */
    private Optional<Answer> rejection(MessageId id) {
        return view.answer(id)
                .filter(answer -> answer instanceof Answer.OfCall call && call.event() instanceof InputRejected);
    }

    private static RuntimeException noOrder(MessageId id) {
        return Problem.of(404, "unknown-order", id.toString(), "see GET /orders")
                .exception();
    }

    private static MessageId parse(String id) {
        try {
            return MessageId.parse(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.of(404, "unknown-order", id, "see GET /orders").exception();
        }
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
