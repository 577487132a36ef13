package io.nautilus.runtime.engine;

import java.util.Optional;

/** Something asked for that is missing while the engine serves. An engine's beans of this type are asked. */
@FunctionalInterface
public interface Degradation {
    /** What is missing and why; empty while all is well. */
    Optional<String> reason();
}
