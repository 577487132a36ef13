package io.nautilus.runtime.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts the engine's loop with the process and lets it finish with it. */
@ApplicationScoped
public class EngineLifecycle {
    private final EngineLoop loop;

    EngineLifecycle(EngineLoop loop) {
        this.loop = loop;
    }

    void started(@Observes StartupEvent event) {
        loop.start();
    }

    void stopping(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
