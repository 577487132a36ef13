package io.nautilus.launcher.compose;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests the one platform in containers that all of them share: it comes up for the first and goes down behind the
 * last. A failure's report has what the containers said.
 */
final class OnContainers implements ParameterResolver, TestExecutionExceptionHandler {
    private static final Namespace SHARED = Namespace.create(OnContainers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Containers.class;
    }

    @Override
    public Containers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Containers containers = shared(context);
        containers.up();
        return containers;
    }

    private static Containers shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(Containers.class, _ -> new Containers(), Containers.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new AssertionError(shared(context).logs()));
        throw failure;
    }
}
