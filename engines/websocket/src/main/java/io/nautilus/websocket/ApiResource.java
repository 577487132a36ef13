package io.nautilus.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.nautilus.runtime.engine.Bound;
import io.nautilus.runtime.engine.Bound.Policy;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forwards {@code /api/ENGINE/...} to that engine, so that a page has one origin: method, query, body
 * and the headers that engines read, nothing else. Bodies stream both ways. Who may call is the engine's to say: the
 * token is passed on; host and origin were checked here, so neither is. Each call has a connection of its own: one that
 * was used before may have been closed by an engine that began anew, or be reset for a caller who left.
 */
@Singleton
public class ApiResource {
    private static final Logger LOG = Logger.getLogger(ApiResource.class);
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final List<String> ASKED =
            List.of("Authorization", "Idempotency-Key", "Accept", "Content-Type", "Content-Length");
    private static final List<String> ANSWERED = List.of(
            "Content-Type",
            "Content-Length",
            "Content-Disposition",
            "Retry-After",
            "WWW-Authenticate",
            "Cache-Control",
            "ETag",
            "Allow");
    private static final int CONNECT_MILLIS = 1_000;
    private static final int IDLE_SECONDS = 60;
    private static final int CONNECTIONS_PER_ENGINE = 16;
    private static final int WAITING_PER_ENGINE = 128;

    private final Vertx vertx;
    private final HttpClient client;
    private final ObjectMapper json;
    private final int basePort;
    private final String engineHost;
    private final long timeoutMillis;
    private final AtomicInteger forwarding = new AtomicInteger();

    ApiResource(
            Vertx vertx,
            ObjectMapper json,
            WebsocketConfig config,
            MeterRegistry registry,
            @ConfigProperty(name = "nautilus.base-port", defaultValue = "8000") int basePort) {
        int most = ApiTarget.engines() * (CONNECTIONS_PER_ENGINE + WAITING_PER_ENGINE);
        new Bound("forwarded-calls", most, Policy.REFUSE, forwarding::get).register(registry);
        this.vertx = vertx;
        this.json = json;
        this.basePort = basePort;
        this.engineHost = config.engineHost();
        this.timeoutMillis = config.forwardTimeout().toMillis();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setKeepAlive(false)
                .setMaxPoolSize(CONNECTIONS_PER_ENGINE)
                .setMaxWaitQueueSize(WAITING_PER_ENGINE));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    void register(@Observes Router router) {
        router.route(ApiTarget.PREFIX + "*").handler(this::forward);
    }

    private void forward(RoutingContext call) {
        HttpServerRequest request = call.request();
        try {
            if (!METHODS.contains(request.method())) {
                throw Problem.of(405, "method-not-allowed", request.method().name(), "see GET /openapi of the engine")
                        .exception();
            }
            forward(call, ApiTarget.of(request.path(), request.query()));
        } catch (ProblemException refused) {
            answer(call, refused.problem());
        }
    }

    private void forward(RoutingContext call, ApiTarget target) {
        RequestOptions options = new RequestOptions()
                .setHost(target.host(engineHost))
                .setPort(basePort + target.portOffset())
                .setMethod(call.request().method())
                .setURI(target.uri())
                .setTimeout(timeoutMillis);
        forwarding.incrementAndGet();
        call.addEndHandler(ended -> forwarding.decrementAndGet());
        call.request().pause();
        client.request(options)
                .compose(asked -> send(call, asked))
                .onSuccess(answer -> pass(call, target, answer))
                .onFailure(failure -> failed(call, target, failure));
    }

    /** A caller who leaves, also while waiting for a connection, holds none. */
    private static io.vertx.core.Future<HttpClientResponse> send(RoutingContext call, HttpClientRequest asked) {
        HttpServerRequest request = call.request();
        call.addEndHandler(ended -> {
            if (ended.failed()) {
                asked.reset();
            }
        });
        if (call.response().closed()) {
            asked.reset();
        }
        copy(ASKED, request.headers(), asked.headers());
        boolean hasBody = request.getHeader(HttpHeaders.CONTENT_LENGTH) != null;
        if (hasBody) {
            return asked.send(request);
        }
        request.resume();
        return asked.send();
    }

    private static void copy(List<String> names, MultiMap from, MultiMap to) {
        for (String name : names) {
            String value = from.get(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }

    private void pass(RoutingContext call, ApiTarget target, HttpClientResponse answer) {
        HttpServerResponse response = call.response().setStatusCode(answer.statusCode());
        copy(ANSWERED, answer.headers(), response.headers());
        String location = answer.getHeader(HttpHeaders.LOCATION);
        if (location != null && location.startsWith("/")) {
            response.putHeader(HttpHeaders.LOCATION, ApiTarget.PREFIX + target.engine() + location);
        }
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        // A caller that does not read holds one of the engine's connections, but not for longer than this.
        long late = vertx.setTimer(
                timeoutMillis, timer -> breakOff(call, answer, "it was not read within " + timeoutMillis + " ms"));
        answer.pipe()
                .endOnFailure(false)
                .to(response)
                .onComplete(passed -> vertx.cancelTimer(late))
                .onFailure(broken -> breakOff(call, answer, broken.toString()));
    }

    /** The head is out, so all that can still be said is that the answer is not whole. */
    private static void breakOff(RoutingContext call, HttpClientResponse answer, String why) {
        LOG.debugf("the answer to %s broke off: %s", call.request().path(), why);
        answer.request().reset();
        call.request().connection().close();
    }

    private void failed(RoutingContext call, ApiTarget target, Throwable failure) {
        String engine = target.engine();
        Problem problem =
                switch (failure) {
                    case ConnectException away ->
                        Problem.of(503, "engine-away", engine, "it does not run; nothing was asked of it");
                    case io.vertx.core.http.ConnectionPoolTooBusyException busy ->
                        Problem.of(503, "engine-busy", engine, "too many calls wait for it: try again");
                    case TimeoutException late ->
                        Problem.of(504, "engine-timeout", engine, "it did not answer in time; it may have done it");
                    default -> Problem.of(502, "engine-broke-off", engine, "it may have done what was asked");
                };
        LOG.debugf("%s: %s", problem.code(), failure);
        answer(call, problem);
    }

    private void answer(RoutingContext call, Problem problem) {
        if (call.response().closed()) {
            return;
        }
        if (call.response().headWritten()) {
            call.request().connection().close();
            return;
        }
        call.request().resume();
        try {
            call.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
