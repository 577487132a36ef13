package io.nautilus.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A changing call: its method, its path as OpenAPI has it, the role it needs, and what is sent. */
public record Write(String method, String template, String role, String path, String body) {
    /** A call whose path has no variables. */
    public static Write of(String method, String path, String role, String body) {
        return new Write(method, path, role, path, body);
    }

    /** As OpenAPI names it. */
    public String name() {
        return method + " " + template;
    }

    public Response send(EngineProcess engine) {
        return body.isEmpty()
                ? engine.as(role).request(method, path)
                : engine.json(role, body).request(method, path);
    }

    /** The names of all calls of an engine that need a role, as its OpenAPI lists them. */
    public static List<String> named(EngineProcess engine) {
        JsonPath api = engine.http().get("/openapi?format=json").jsonPath();
        List<String> names = new ArrayList<>();
        Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");
        paths.forEach((path, calls) -> calls.forEach((method, call) -> {
            if (call.containsKey("security")) {
                names.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }));
        return names;
    }
}
