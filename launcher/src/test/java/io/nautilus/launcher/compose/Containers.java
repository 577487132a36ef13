package io.nautilus.launcher.compose;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.faults.Running;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.EngineTool;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.system.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Compose project as people start it, with an explicit plan: risk and the broker on core 0, all others on core 1. It
 * has a project name and volumes of its own. Grafana is not in it: nothing stands in for its image.
 */
final class Containers implements Running, AutoCloseable {
    static final String PROJECT = "nautilus-test";
    /** nginx. */
    static final String GATEWAY = "http://127.0.0.1:8080";

    static final int GATEWAY_PORT = 8080;
    static final List<String> ORDER_PATH = List.of("risk", "broker");
    /** Of the background profile, and of nobody's order path. */
    static final String BACKGROUND = "alertmanager";

    private static final List<String> PROFILES = List.of("nginx", "prometheus", "alertmanager");
    /** Makes the tokens, and ends. */
    static final String FIRST = "secrets";

    private static final String UP_WITHIN_SECONDS = "280";

    private final Path folder;
    private final ContainerPlan plan;
    private final List<String> services;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    /** What Compose fills in. */
    private Path values;

    Containers() {
        refuseStrangers();
        try {
            folder = Files.createTempDirectory("nautilus-containers");
            plan = ContainerPlan.written(folder);
            values = plan.file();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        services = compose("config", "--services")
                .output()
                .lines()
                .filter(name -> !name.equals(FIRST))
                .sorted()
                .toList();
    }

    /** The names of containers are fixed: takes down the one that tests share, for a test that brings up its own. */
    static void makeWay() {
        refuseStrangers();
        takeDown(PROJECT);
    }

    /** Takes down all containers of a project; with {@code --volumes} its volumes too. */
    static void takeDown(String project, String... flags) {
        List<String> command = new ArrayList<>(List.of("compose", "--project-name", project));
        command.addAll(List.of("--file", Repository.ROOT + "/docker-compose.m4max.yml", "--env-file", "/dev/null"));
        command.addAll(List.of("--profile", "*", "down"));
        command.addAll(List.of(flags));
        Docker.ask(command.toArray(String[]::new));
    }

    /** The names of containers are fixed: a platform that somebody uses is not to be touched. */
    private static void refuseStrangers() {
        String there = Docker.ask(
                "ps",
                "--all",
                "--format",
                "{{.Names}} {{.Label \"com.docker.compose.project\"}}",
                "--filter",
                "name=-m4max$");
        if (there.lines().anyMatch(line -> !line.endsWith(" " + PROJECT))) {
            throw new AssertionError("A platform is in this container engine already; take it down first: " + there);
        }
    }

    /** A command of Compose on the project; whether it succeeds is the caller's to judge. */
    Docker.Ended compose(String... arguments) {
        List<String> command = new ArrayList<>(List.of("compose", "--project-name", PROJECT));
        command.addAll(List.of("--file", Repository.ROOT + "/docker-compose.m4max.yml"));
        command.addAll(List.of("--env-file", values.toString()));
        PROFILES.forEach(profile -> command.addAll(List.of("--profile", profile)));
        command.addAll(List.of(arguments));
        return Docker.run(command);
    }

    /** Brings up what is not up, as planned; returns when all are healthy. */
    void up() {
        if (values.equals(plan.file()) && healthy().containsAll(services)) {
            return;
        }
        up(plan.file());
    }

    /** Brings all up as Compose does for whoever has no plan: with the least memory, and all cores. */
    void upWithoutPlan() {
        up(plan.none());
    }

    private void up(Path filledIn) {
        values = filledIn;
        ids.clear();
        List<String> command = new ArrayList<>(List.of("up", "--detach", "--wait", "--no-build"));
        command.addAll(List.of("--wait-timeout", UP_WITHIN_SECONDS));
        command.addAll(services);
        Docker.Ended ended = compose(command.toArray(String[]::new));
        if (ended.exitCode() != 0) {
            // Compose calls a container that ends again and again just unhealthy.
            throw new AssertionError(ended.text() + logs());
        }
    }

    private static Collection<String> healthy() {
        return there("{{.Label \"com.docker.compose.service\"}}", "--filter", "health=healthy")
                .lines()
                .toList();
    }

    /** What the engine lists of the project's containers, but for those that {@code compose run} made. */
    private static String there(String format, String... filters) {
        List<String> command = new ArrayList<>(List.of("ps", "--all", "--no-trunc", "--format", format));
        command.addAll(List.of("--filter", "label=com.docker.compose.project=" + PROJECT));
        command.addAll(List.of("--filter", "label=com.docker.compose.oneoff=False"));
        command.addAll(List.of(filters));
        return Docker.ask(command.toArray(String[]::new));
    }

    /** Takes all down but the volumes; with {@code --volumes} those too. */
    Docker.Ended down(String... flags) {
        tokens.clear();
        ids.clear();
        List<String> command = new ArrayList<>(List.of("down"));
        command.addAll(List.of(flags));
        return compose(command.toArray(String[]::new));
    }

    /** What runs. */
    Collection<String> services() {
        return services;
    }

    /** What the plan gives a service. */
    JsonNode planned(String service) {
        return plan.of(service);
    }

    /** The id of a service's container; it stays when its process is started again. */
    String container(String service) {
        if (ids.isEmpty()) {
            there("{{.Label \"com.docker.compose.service\"}} {{.ID}}").lines().forEach(line -> {
                String[] words = line.split(" ");
                ids.put(words[0], words[1]);
            });
        }
        return Optional.ofNullable(ids.get(service))
                .orElseThrow(() -> new AssertionError("there is no container of " + service));
    }

    /** What the container engine says of a service's container. */
    JsonNode inspected(String service) {
        return Docker.inspect(container(service));
    }

    Map<String, JsonNode> inspected() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        services.forEach(service -> all.put(service, inspected(service)));
        return all;
    }

    /** The image that a service's container was made of. */
    String image(String service) {
        return inspected(service).path("Image").asText();
    }

    @Override
    public List<String> engines() {
        return Catalogue.engineNames();
    }

    @Override
    public URI address(String engine) {
        return URI.create("http://127.0.0.1:" + Catalogue.port(engine, Plan.DEFAULT_BASE_PORT));
    }

    @Override
    public String bootstrap() {
        return "127.0.0.1:" + Catalogue.port(Catalogue.BROKER, Plan.DEFAULT_BASE_PORT);
    }

    /** The tokens are in a volume, which only the container that makes them has. */
    @Override
    public String token(String role) {
        return tokens.computeIfAbsent(role, name -> secret("tokens", name + ".token"));
    }

    /** What is in a file of a volume of the project. */
    String secret(String volume, String file) {
        return Docker.ask(
                "run",
                "--rm",
                "--network=none",
                "--volume=" + PROJECT + "_" + volume + ":/secret:ro",
                "--entrypoint=cat",
                image(Catalogue.BROKER),
                "/secret/" + file);
    }

    /** By the engine's own image, in a container beside it. */
    @Override
    public EngineTool.Result verified(String engine) {
        Docker.Ended ended = compose("run", "--rm", "--no-deps", "--no-TTY", engine, "verify-log");
        return new EngineTool.Result(ended.output().strip() + ended.errors(), ended.exitCode(), folder);
    }

    /** The same platform as a browser reaches it. */
    Running throughGateway() {
        return new Gateway(this);
    }

    /** What every container said last. */
    String logs() {
        return compose("ps", "--all").text()
                + compose("logs", "--no-color", "--tail", "25").text();
    }

    @Override
    public void close() throws IOException {
        down("--volumes", "--remove-orphans");
        plan.delete();
        Files.delete(folder);
    }

    /** Every engine behind nginx. */
    private record Gateway(Containers behind) implements Running {
        @Override
        public List<String> engines() {
            return behind.engines();
        }

        @Override
        public URI address(String engine) {
            return URI.create(GATEWAY + "/api/" + engine);
        }

        @Override
        public String bootstrap() {
            return behind.bootstrap();
        }

        @Override
        public String token(String role) {
            return behind.token(role);
        }

        @Override
        public EngineTool.Result verified(String engine) {
            return behind.verified(engine);
        }
    }
}
