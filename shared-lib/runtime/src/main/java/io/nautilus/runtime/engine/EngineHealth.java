package io.nautilus.runtime.engine;

import io.nautilus.runtime.engine.LoopBody.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Alive: the loop turns. Ready: it has recovered and decides, if without all that it was promised. */
@ApplicationScoped
public class EngineHealth {
    @Produces
    @Liveness
    HealthCheck loopTurns(EngineLoop loop) {
        return () -> HealthCheckResponse.named("loop").status(loop.alive()).build();
    }

    @Produces
    @Readiness
    HealthCheck recovered(EngineLoop loop) {
        return () -> {
            State state = loop.body().state();
            return HealthCheckResponse.named("recovered")
                    .status(state == State.READY)
                    .withData("state", state.name())
                    .build();
        };
    }

    /** Never down: an engine on other cores than planned is slower, not wrong. */
    @Produces
    @Readiness
    HealthCheck placed(PlacementWatch placement) {
        return () -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("placement").up();
            answer.withData("cores", placement.placement().active());
            placement.reason().ifPresent(why -> answer.withData("degraded", why));
            return answer.build();
        };
    }
}
