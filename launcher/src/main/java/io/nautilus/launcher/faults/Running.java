package io.nautilus.launcher.faults;

import io.nautilus.launcher.process.EngineTool;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A platform that runs, as processes or in containers: how a program reaches it, and how its journals are verified. */
public interface Running {
    List<String> engines();

    /** Where an engine answers; a path is appended to it. */
    URI address(String engine);

    /** Where the broker listens for programs on this machine. */
    String bootstrap();

    String token(String role) throws IOException;

    /** Decides again what the journal of an engine says, in a process of its own. */
    EngineTool.Result verified(String engine);
}
