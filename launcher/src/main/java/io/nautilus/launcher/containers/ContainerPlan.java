package io.nautilus.launcher.containers;

import io.nautilus.hardware.Placement;
import io.nautilus.hardware.ResourceProfiles;
import io.nautilus.hardware.Switches;
import io.nautilus.launcher.placement.PlacementEnv;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a start in containers is to start, and the values of the compose file's variables that say so.
 *
 * @param placement empty where nothing is planned
 * @param optional what runs beside the broker and the engines
 */
public record ContainerPlan(
        Plan plan, ResourceProfiles profiles, Optional<Placement> placement, Folders folders, List<String> optional) {
    /** What can be left out, in the order of its start, with its port. */
    static final Map<String, Integer> OPTIONAL = optionalPorts();

    private static final Path NOWHERE = Path.of("/");
    private static final String RECORDINGS = "/recordings";

    public ContainerPlan {
        optional = List.copyOf(optional);
    }

    private static Map<String, Integer> optionalPorts() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("nginx", 8080);
        ports.put("prometheus", 9090);
        ports.put("alertmanager", 9093);
        ports.put("grafana", 3002);
        return ports;
    }

    /** The names of all that can be left out. */
    public static List<String> optionalNames() {
        return List.copyOf(OPTIONAL.keySet());
    }

    /** Those of a plan; all where there is none. */
    static List<String> optional(Optional<Placement> placement) {
        return OPTIONAL.keySet().stream()
                .filter(name ->
                        placement.isEmpty() || placement.get().find(name).isPresent())
                .toList();
    }

    /** The same without what cannot be had. */
    ContainerPlan without(List<String> missing) {
        List<String> left =
                optional.stream().filter(name -> !missing.contains(name)).toList();
        return new ContainerPlan(plan, profiles, placement, folders, left);
    }

    /** All that is to run, in the order of its start. */
    public List<String> services() {
        List<String> all = new ArrayList<>(plan.services());
        all.addAll(optional);
        return all;
    }

    /** Where a service is reached on this machine. */
    public int port(String service) {
        return port(service, plan);
    }

    public static int port(String service, Plan plan) {
        Integer own = OPTIONAL.get(service);
        return own == null ? Catalogue.port(service, plan.basePort()) : own + plan.basePort() - Plan.DEFAULT_BASE_PORT;
    }

    /**
     * The lines of the file {@code .env}: no secret is among them.
     *
     * @param owner whom containers run as, {@code uid:gid}
     */
    List<String> lines(String owner) {
        return lines(owner, Switches.of(System.getenv()));
    }

    List<String> lines(String owner, Switches switches) {
        List<String> lines = new ArrayList<>(List.of(ValuesFile.OURS));
        lines.addAll(placement
                .map(placed -> PlacementEnv.lines(placed, profiles))
                .orElseGet(() -> List.of("# " + unplaced())));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("COMPOSE_PROFILES", String.join(",", optional));
        values.put("NAUTILUS_UID", owner.split(":")[0]);
        values.put("NAUTILUS_GID", owner.split(":")[1]);
        if (!Compose.project().equals(Compose.PROJECT)) {
            values.put(Compose.PROJECT_VARIABLE, Compose.project());
        }
        values.put(ValuesFile.TOKENS, folders.tokens().toString());
        values.put("NAUTILUS_HASHES", folders.hashes().toString());
        values.put("NAUTILUS_GRAFANA", folders.grafana().toString());
        values.put("NAUTILUS_STRATEGIES_RUN", Boolean.toString(plan.strategies()));
        values.putAll(feed());
        // Compose would pass them on anyway; here they tell what was started with others.
        values.putAll(switches.given());
        values.remove(Switches.OPTIMIZATION);
        if (placement.isEmpty()) {
            values.put("NAUTILUS_UNPLACED", unplaced());
        }
        if (plan.basePort() != Plan.DEFAULT_BASE_PORT) {
            services()
                    .forEach(name -> values.put(name.toUpperCase(Locale.ROOT) + "_PORT", Integer.toString(port(name))));
        }
        values.forEach((name, value) -> lines.add(name + "=" + (value.contains(" ") ? '"' + value + '"' : value)));
        return lines;
    }

    private String unplaced() {
        return "nothing is planned, because of " + plan.placing().unplanned();
    }

    /** A recording lies elsewhere in a container; {@link ContainerStart} refuses what lies in several folders. */
    private Map<String, String> feed() {
        return switch (plan.feed()) {
            case Feed.Simulated simulated -> Map.of("NAUTILUS_FEED", simulated.text());
            case Feed.Replay replay -> {
                Path folder = replay.folders().stream().findFirst().orElse(NOWHERE);
                Map<String, String> values = new LinkedHashMap<>();
                values.put("NAUTILUS_RECORDINGS", folder.toString());
                values.put(
                        "NAUTILUS_FEED",
                        Feed.REPLAY
                                + replay.realFiles().stream()
                                        .map(file -> RECORDINGS + "/" + file.getFileName())
                                        .collect(Collectors.joining(",")));
                values.put("NAUTILUS_FEED_LOOP", Boolean.toString(plan.loop()));
                yield values;
            }
        };
    }
}
