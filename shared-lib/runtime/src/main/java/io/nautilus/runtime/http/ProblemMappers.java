package io.nautilus.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.nautilus.contracts.DecodeException;
import io.nautilus.market.DecimalException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of the HTTP side leaves as a problem. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String TOKEN_HINT =
            "send 'Authorization: Bearer TOKEN' with a token of data/secrets that has the role";

    public static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    @ServerExceptionMapper
    public Response problem(ProblemException exception) {
        return response(exception.problem());
    }

    @ServerExceptionMapper
    public Response decimal(DecimalException exception) {
        return response(Problem.of(400, exception.code(), exception.getMessage(), "send decimals as strings"));
    }

    @ServerExceptionMapper
    public Response decode(DecodeException exception) {
        return response(Problem.of(400, exception.code(), exception.getMessage(), "see GET /openapi"));
    }

    /** The framework has a mapper of its own for these, with an empty body. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException exception) {
        return json(exception);
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException exception) {
        return response(Problem.of(400, "bad-json", JsonProblems.detail(exception), "see GET /openapi"));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(SecurityException exception) {
        return response(Problem.of(401, "unauthorized", "this call needs a known token", TOKEN_HINT));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException exception) {
        return response(Problem.of(403, "forbidden", "the token's role does not allow this call", TOKEN_HINT));
    }

    /** What the framework itself refuses: no such path, method, media type, unreadable body. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException exception, UriInfo uri) {
        if (exception.getCause() instanceof JsonProcessingException broken) {
            return json(broken);
        }
        int status = exception.getResponse().getStatus();
        if (status == 404 && exception.getCause() != null) {
            return badParameter(exception.getCause(), uri);
        }
        String code =
                switch (status) {
                    case 400 -> "bad-request";
                    case 404 -> "not-found";
                    case 405 -> "method-not-allowed";
                    case 406 -> "not-acceptable";
                    case 413 -> "too-large";
                    case 415 -> "unsupported-media-type";
                    default -> "http-" + status;
                };
        return response(Problem.of(status, code, String.valueOf(exception.getMessage()), "see GET /openapi"));
    }

    /** What the framework calls not found although only a value in the path or query has the wrong form. */
    private static Response badParameter(Throwable cause, UriInfo uri) {
        String message = String.valueOf(cause.getMessage());
        String detail = Stream.of(uri.getQueryParameters(), uri.getPathParameters())
                .flatMap(parameters -> parameters.entrySet().stream())
                .flatMap(each -> each.getValue().stream().map(value -> Map.entry(each.getKey(), value)))
                .filter(each -> message.contains(each.getValue()))
                .map(each -> each.getKey() + " '" + each.getValue() + "' is not understood")
                .findFirst()
                .orElse("a parameter is not understood");
        return response(Problem.of(400, "bad-parameter", detail, "see GET /openapi"));
    }

    @ServerExceptionMapper
    public Response defect(Throwable throwable) {
        LOG.error("a request failed in a way nobody foresaw", throwable);
        return response(Problem.of(
                500, "internal-error", throwable.getClass().getSimpleName(), "the engine's log has the details"));
    }
}
