package io.nautilus.runtime.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that a call does not know: a misspelt filter must not become none, least of all on a call
 * that cancels.
 */
public class KnownParameters {
    /** As many entries as there are calls. */
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public Optional<Response> check(ResourceInfo call, UriInfo uri) {
        Set<String> names = known.computeIfAbsent(call.getResourceMethod(), KnownParameters::names);
        return uri.getQueryParameters().keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .map(name -> ProblemMappers.response(Problem.of(400, "unknown-parameter", name, hint(names))));
    }

    private static String hint(Set<String> names) {
        return names.isEmpty() ? "this call has no query parameters" : "known are " + names;
    }

    private static Set<String> names(Method call) {
        return Arrays.stream(call.getParameters())
                .map((Parameter parameter) -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
