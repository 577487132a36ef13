package io.nautilus.launcher.placement;

import java.time.Duration;

/** Programs of the system that are asked: the real ones, or what they once said. */
@FunctionalInterface
public interface Programs {
    /** Programs of the system answer within a second; one that hangs is not waited for. */
    Programs REAL = command -> SystemProgram.ask(Duration.ofSeconds(5), command);

    SystemProgram.Answer ask(String... command);
}
