package io.nautilus.runtime.engine;

import io.nautilus.runtime.engine.LoopBody.State;
import io.nautilus.runtime.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether HTTP may write now: what an engine that has not recovered was asked would only wait and expire. */
@ApplicationScoped
public class Writable {
    private final EngineLoop loop;

    Writable(EngineLoop loop) {
        this.loop = loop;
    }

    /** Throws a 503 problem unless the engine is ready. */
    public void check() {
        refusal().ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** The 503 problem of an engine that is not ready. */
    Optional<RuntimeException> refusal() {
        State state = loop.body().state();
        return switch (state) {
            case READY -> Optional.empty();
            case WAITING_FOR_LOG -> refuse("log-unavailable", "the broker does not answer");
            case RECOVERING -> refuse("engine-recovering", "the engine reads its journal");
            case STOPPING -> refuse("engine-stopping", "the engine stops");
        };
    }

    private static Optional<RuntimeException> refuse(String code, String detail) {
        return Optional.of(Problem.of(503, code, detail, "nothing was written: try again in a moment")
                .exception());
    }
}
