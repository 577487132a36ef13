package io.nautilus.runtime.http;

import io.nautilus.runtime.engine.EngineConfig;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Who may read. Published to this machine alone, an engine may be read by everyone on it; published elsewhere, a read
 * needs the viewer's token. Health stays open, since probes have none.
 */
@ApplicationScoped
public class ReadPolicy implements HttpSecurityPolicy {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    private final boolean open;

    ReadPolicy(EngineConfig config) {
        open = THIS_MACHINE.contains(config.published());
    }

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext call, Uni<SecurityIdentity> caller, AuthorizationRequestContext context) {
        if (open || call.normalizedPath().startsWith("/health")) {
            return CheckResult.permit();
        }
        return caller.map(identity -> identity.hasRole(Role.VIEWER) ? CheckResult.PERMIT : CheckResult.DENY);
    }
}
