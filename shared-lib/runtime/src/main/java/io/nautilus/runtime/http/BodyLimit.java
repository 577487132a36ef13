package io.nautilus.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses bodies that say that they are too large or do not say how large they are, with a problem: the framework's own
 * refusal, in the middle of a body, has none. Tables may be as large as the framework lets them be, all else is small.
 */
@ApplicationScoped
public class BodyLimit {
    private static final int BEHIND_THE_HOST_GUARD = 900;
    private static final long LINGER_MILLIS = 2_000;
    private static final String TABLE = "text/csv";
    private static final long MAX_BYTES_BUT_OF_TABLES = 1 << 20;

    private final long maxTableBytes;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max, ObjectMapper json) {
        this.maxTableBytes = max.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEHIND_THE_HOST_GUARD);
    }

    private void check(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long maxBytes = maxBytes(call.request().getHeader(HttpHeaders.CONTENT_TYPE));
        if (call.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refuse(call, Problem.of(411, "length-required", "a body of unknown length", "send Content-Length"));
        } else if (length != null && Long.parseLong(length) > maxBytes) {
            String detail = "a body of " + length + " bytes";
            refuse(call, Problem.of(413, "too-large", detail, "send at most " + maxBytes + " bytes"));
        } else {
            call.next();
        }
    }

    private long maxBytes(String contentType) {
        boolean table = contentType != null && contentType.startsWith(TABLE);
        return table ? maxTableBytes : Math.min(maxTableBytes, MAX_BYTES_BUT_OF_TABLES);
    }

    /**
     * The connection ends with the answer. What is still on its way is read and dropped before, for a while: a socket
     * that closes over unread bytes is reset, which can take the answer from a client that has not read it yet.
     */
    private void refuse(RoutingContext call, Problem problem) {
        HttpServerRequest request = call.request();
        String body;
        try {
            body = json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        Future<Void> answered = call.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(body);
        HttpConnection connection = request.connection();
        if (request.isEnded()) {
            answered.onComplete(sent -> connection.close());
            return;
        }
        request.handler(dropped -> {}).endHandler(read -> connection.close());
        request.resume();
        call.vertx().setTimer(LINGER_MILLIS, late -> connection.close());
    }
}
