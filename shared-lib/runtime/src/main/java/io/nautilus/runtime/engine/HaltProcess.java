package io.nautilus.runtime.engine;

import io.nautilus.runtime.log.ExitCode;
import io.nautilus.runtime.log.ProcessEnd;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Ends the process without another line of it running: no shutdown hook may send or answer anything. */
@Singleton
@Unremovable
public class HaltProcess implements ProcessEnd {
    private static final Logger LOG = Logger.getLogger(HaltProcess.class);

    @Override
    public RuntimeException because(ExitCode code, String message) {
        LOG.fatalf("%s (exit code %d): %s", code, code.code(), message);
        Runtime.getRuntime().halt(code.code());
        throw new IllegalStateException("halted");
    }
}
