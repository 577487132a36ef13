package io.nautilus.runtime.engine;

import io.nautilus.runtime.engine.LoopBody.State;
import io.nautilus.runtime.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether HTTP may write now: what an engine that has not recovered was asked would only wait and expire. */
@ApplicationScoped
public class Writable {
    private final EngineLoop loop;

    Writable(EngineLoop loop) {
        this.loop = loop;
    }

    /** Throws a 503 problem unless the engine is ready. */
    public void check() {
        State state = loop.body().state();
        switch (state) {
            case READY -> {}
            case WAITING_FOR_LOG -> throw refuse("log-unavailable", "the broker does not answer");
            case RECOVERING -> throw refuse("engine-recovering", "the engine reads its journal");
            case STOPPING -> throw refuse("engine-stopping", "the engine stops");
        }
    }

    private static RuntimeException refuse(String code, String detail) {
        return Problem.of(503, code, detail, "nothing was written: try again in a moment")
                .exception();
    }
}
