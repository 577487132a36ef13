package io.nautilus.runtime.engine;

import io.nautilus.runtime.engine.LoopBody.State;
import io.nautilus.runtime.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whether HTTP may write now: what an engine that has not recovered was asked would only wait and expire. And whether
 * it can tell what became of what was asked before.
 */
@ApplicationScoped
public class Writable {
    private static final String RECOVERING = "engine-recovering";
    /** Not that nothing was written: what is asked about may well have been. */
    private static final String ASK_AGAIN = "ask again in a moment";

    private final EngineLoop loop;

    Writable(EngineLoop loop) {
        this.loop = loop;
    }

    /** Throws a 503 problem unless the engine is ready. */
    public void check() {
        refusal("nothing was written: try again in a moment").ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<RuntimeException> refusal(String hint) {
        State state = loop.body().state();
        return switch (state) {
            case READY -> Optional.empty();
            case WAITING_FOR_LOG -> refuse("log-unavailable", "the broker does not answer", hint);
            case RECOVERING -> refuse(RECOVERING, "the engine reads its journal", hint);
            case STOPPING -> refuse("engine-stopping", "the engine stops", hint);
        };
    }

    /** The 503 problem of an engine that does not know all outcomes yet of what was asked before it began. */
    Optional<RuntimeException> unread() {
        return refusal(ASK_AGAIN)
                .or(() -> loop.body().answeredBacklog()
                        ? Optional.empty()
                        : refuse(RECOVERING, "what was asked before this process began is being decided", ASK_AGAIN));
    }

    private static Optional<RuntimeException> refuse(String code, String detail, String hint) {
        return Optional.of(Problem.of(503, code, detail, hint).exception());
    }
}
