package io.nautilus.launcher.containers;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.placement.SystemProgram;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Hints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Compose project: what can be done with its services, by the name of the service. */
public record Compose(Docker docker) {
    public static final String FILE = "docker-compose.m4max.yml";
    static final String VERSION = "0.1.0";
    /** What the file calls the project; the variable of that name goes before it. */
    static final String PROJECT = "nautilus";

    static final String PROJECT_VARIABLE = "COMPOSE_PROJECT_NAME";
    private static final String FORMAT = "{{json .}}";

    /** The project that a start is about: its volumes bear that name. */
    static String project() {
        return askedProject().orElse(PROJECT);
    }

    /** As the environment says it, which goes before all files. */
    static Optional<String> askedProject() {
        return Optional.of(System.getenv().getOrDefault(PROJECT_VARIABLE, "")).filter(asked -> !asked.isEmpty());
    }

    /** What a person types to delete a project with all its volumes. */
    static String deletion(String project) {
        return "docker compose -p " + project + " -f " + FILE + " down -v";
    }

    /** Of a service's container. */
    public static String container(String service) {
        boolean engine = Catalogue.engineNames().contains(service);
        return "nautilus-" + service + (engine ? "-engine" : "") + "-m4max";
    }

    static List<String> toBuild(String service) {
        return arguments("build", service);
    }

    static List<String> toPull(String service) {
        return arguments("pull", "--quiet", service);
    }

    static List<String> toBringUp(List<String> services) {
        List<String> words = new ArrayList<>(List.of("up", "--detach", "--no-build"));
        words.addAll(services);
        return arguments(words.toArray(String[]::new));
    }

    /** Arguments of {@code docker}, as a person types them. */
    static String typed(List<String> arguments) {
        return "docker " + arguments.stream().map(Hints::quoted).collect(Collectors.joining(" "));
    }

    /** Builds a service's image; the exit status. */
    int build(String service, Path log) {
        return docker.run(log, toBuild(service));
    }

    /** Fetches a service's image; the exit status. */
    int pull(String service, Path log) {
        return docker.run(log, toPull(service));
    }

    /** Brings services up, and what they depend on, until what they depend on is healthy; the exit status. */
    int up(List<String> services, Path log) {
        return docker.run(log, toBringUp(services));
    }

    /** Stops and removes all containers; volumes stay. The exit status. */
    public int down(Path log) {
        return docker.run(log, arguments("--profile", "nginx", "--profile", "monitoring", "down", "--remove-orphans"));
    }

    /** Runs a tool of a service's image beside the service, and shows what it says; the exit status. */
    public int tool(String service, String... words) {
        List<String> all = new ArrayList<>(List.of("run", "--rm", "--no-deps", "--no-TTY", service));
        all.addAll(List.of(words));
        return docker.show(arguments(all.toArray(String[]::new)));
    }

    /** Shows the end of what a service said, and what it goes on saying where {@code follow}; the exit status. */
    public int logs(String service, int lines, boolean follow) {
        List<String> words = new ArrayList<>(List.of("logs", "--tail", Integer.toString(lines)));
        if (follow) {
            words.add("--follow");
        }
        words.add(container(service));
        return docker.show(words);
    }

    /** The last lines of what a service said. */
    String tail(String service, int lines) {
        SystemProgram.Answer said = docker.ask(List.of("logs", "--tail", Integer.toString(lines), container(service)));
        return said.good() ? said.text().strip() : said.problem();
    }

    /** Whether a service's image is there, whatever its name. */
    boolean isThere(String service) {
        SystemProgram.Answer name = docker.ask(arguments("--profile", service, "config", "--format", "json"));
        return JsonFile.parse(name.text())
                .map(all -> all.path("services").path(service).path("image").asText())
                .filter(image -> !image.isEmpty())
                .flatMap(this::image)
                .isPresent();
    }

    /** An image as the engine describes it; empty where it is not there. */
    Optional<JsonNode> image(String name) {
        return described(docker.ask(List.of("image", "inspect", "--format", FORMAT, name)));
    }

    /** Removes an image that has no tag; one that a container uses stays, since the engine refuses. */
    void removeUntagged(String id) {
        if (image(id).filter(there -> there.path("RepoTags").isEmpty()).isPresent()) {
            docker.ask(List.of("image", "rm", id));
        }
    }

    /** A service's container as the engine describes it; empty where there is none. */
    public Optional<JsonNode> inspect(String service) {
        return described(docker.ask(List.of("container", "inspect", "--format", FORMAT, container(service))));
    }

    private static Optional<JsonNode> described(SystemProgram.Answer answer) {
        return answer.good() ? JsonFile.parse(answer.text()).filter(JsonNode::isObject) : Optional.empty();
    }

    private static List<String> arguments(String... words) {
        List<String> all = new ArrayList<>(List.of("compose", "--file", FILE));
        all.addAll(List.of(words));
        return all;
    }
}
