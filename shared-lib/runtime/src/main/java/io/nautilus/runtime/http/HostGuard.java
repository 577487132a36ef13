package io.nautilus.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.runtime.engine.EngineConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses calls that name a host or come from a page that is not ours: a page of the open web must not reach an engine
 * through a name that it bends to 127.0.0.1. The engine's own pages are of its own origin.
 */
@ApplicationScoped
public class HostGuard {
    private static final int BEFORE_EVERYTHING = 1000;

    private final Set<String> hosts;
    private final Set<String> origins;
    private final ObjectMapper json;

    HostGuard(EngineConfig config, ObjectMapper json) {
        this.hosts = Set.copyOf(config.hosts());
        this.origins = Set.copyOf(config.origins());
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        String host =
                request.authority() == null ? null : request.authority().host().toLowerCase(Locale.ROOT);
        String origin = request.getHeader("Origin");
        if (host == null || !hosts.contains(host)) {
            refuse(call, "host-not-allowed", "Host '" + host + "'", "call one of " + hosts + " or set NAUTILUS_HOSTS");
        } else if (origin != null && !origins.contains(origin) && !origin.equals("http://" + request.authority())) {
            refuse(
                    call,
                    "origin-not-allowed",
                    "Origin '" + origin + "'",
                    "allowed are " + origins + "; set NAUTILUS_ORIGINS");
        } else {
            call.next();
        }
    }

    private void refuse(RoutingContext call, String code, String detail, String hint) {
        try {
            call.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(Problem.of(403, code, detail, hint)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
