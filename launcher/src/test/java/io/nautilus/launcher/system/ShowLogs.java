package io.nautilus.launcher.system;

import io.nautilus.launcher.faults.Platform;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Adds what the processes said to a test's failure, before their data folder is deleted. */
final class ShowLogs implements TestExecutionExceptionHandler {
    private final ThreadLocal<Platform> platform = new ThreadLocal<>();

    Platform of(Platform shown) {
        platform.set(shown);
        return shown;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (platform.get() != null) {
            failure.addSuppressed(new AssertionError(platform.get().logs()));
        }
        throw failure;
    }
}
