package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.system.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compose understands the file as it is meant, with a plan and without. */
@ExtendWith(OnContainers.class)
class ComposeContainerTest {
    private static final String FILE = Repository.ROOT + "/docker-compose.m4max.yml";
    private static final String[] EVERYTHING = {"--profile", "*"};
    /** Makes the tokens, and ends. */
    private static final String FIRST = "secrets";

    private static final String COMPLETED = "service_completed_successfully";
    private static final List<String> LAST = io.nautilus.launcher.containers.ContainerPlan.optionalNames();
    private static final List<String> MONITORING = List.of("monitoring");
    /** Which networks others have than the platform's alone. */
    private static final Map<String, List<String>> NETWORKS = Map.of(
            FIRST,
            List.of(),
            "websocket",
            List.of("edge", "platform"),
            "nginx",
            List.of("edge"),
            "prometheus",
            List.of("monitoring", "platform"),
            "alertmanager",
            MONITORING,
            "grafana",
            MONITORING);

    /** Compose with nothing filled in. */
    private static Docker.Ended config(String[] profiles, String... how) {
        List<String> command = new ArrayList<>(List.of("compose", "--file", FILE, "--env-file", "/dev/null"));
        command.addAll(List.of(profiles));
        command.add("config");
        command.addAll(List.of(how));
        return Docker.run(command);
    }

    /** All that the file names, also what no test starts. */
    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        JsonFile.parse(config(EVERYTHING, "--format", "json").output())
                .orElseThrow()
                .path("services")
                .properties()
                .forEach(service -> services.put(service.getKey(), service.getValue()));
        return services;
    }

    @Test
    void resolvesWithoutAWarning() {
        for (String[] profiles : List.of(new String[0], EVERYTHING)) {
            Docker.Ended ended = config(profiles, "--quiet");
            assertThat(ended.exitCode()).as(ended.text()).isZero();
            assertThat(ended.text()).isEmpty();
        }
    }

    @Test
    void everyServiceWaitsForTheWholePhaseBefore() {
        Map<String, JsonNode> services = services();
        TreeSet<String> all = new TreeSet<>(Catalogue.names());
        all.addAll(LAST);
        all.add(FIRST);
        assertThat(services.keySet()).isEqualTo(all);
        services.forEach((name, service) -> {
            Map<String, String> waits = new TreeMap<>();
            service.path("depends_on")
                    .properties()
                    .forEach(each -> waits.put(
                            each.getKey(), each.getValue().path("condition").asText()));
            assertThat(waits).as(name).isEqualTo(before(name));
        });
    }

    private static Map<String, String> before(String name) {
        Map<String, String> waits = new TreeMap<>();
        if (name.equals(FIRST)) {
            return waits;
        }
        int previous = LAST.contains(name) ? lastPhase() : Catalogue.phase(name) - 1;
        Catalogue.names().stream()
                .filter(each -> Catalogue.phase(each) == previous)
                .forEach(each -> waits.put(each, "service_healthy"));
        // The first engines wait for the hashes, and all others for the first; Grafana has a password of its own.
        if (previous == 0 || name.equals("grafana")) {
            waits.put(FIRST, COMPLETED);
        }
        return waits;
    }

    private static int lastPhase() {
        return Catalogue.names().stream().mapToInt(Catalogue::phase).max().orElseThrow();
    }

    /** What {@link HardeningContainerTest} sees of what runs, of what does not run in tests too. */
    @Test
    void everyServiceIsHardened() {
        services().forEach((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(texts(service.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(texts(service.path("security_opt"))).as(name).containsExactly("no-new-privileges:true");
            assertThat(service.path("pids_limit").asInt()).as(name).isEqualTo(512);
            assertThat(service.path("user").asText()).as(name).matches("[1-9][0-9]*:[0-9]+");
            assertThat(service.path("restart").asText())
                    .as(name)
                    .isEqualTo(name.equals(FIRST) ? "no" : "unless-stopped");
            assertThat(service.at("/logging/driver").asText()).as(name).isEqualTo("json-file");
            assertThat(service.at("/logging/options/max-size").asText())
                    .as(name)
                    .isEqualTo("8m");
            assertThat(service.at("/logging/options/max-file").asText())
                    .as(name)
                    .isEqualTo("5");
            for (String more : List.of("cap_add", "privileged", "devices", "pid", "ipc", "userns_mode")) {
                assertThat(service.has(more)).as(name + " asks for " + more).isFalse();
            }
        });
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Test
    void nobodyIsReachedFromElsewhereOrByMoreThanItHasToBe() {
        services().forEach((name, service) -> {
            assertThat(service.path("ports")).as(name).hasSize(name.equals(FIRST) ? 0 : 1);
            for (JsonNode port : service.path("ports")) {
                assertThat(port.path("host_ip").asText()).as(name).isEqualTo("127.0.0.1");
            }
            TreeSet<String> networks = new TreeSet<>();
            service.path("networks").fieldNames().forEachRemaining(networks::add);
            assertThat(networks).as(name).containsExactlyElementsOf(NETWORKS.getOrDefault(name, List.of("platform")));
            assertThat(service.path("network_mode").asText()).as(name).isEqualTo(name.equals(FIRST) ? "none" : "");
        });
    }

    @Test
    void givesEveryServiceWhatThePlanSays(Containers containers) {
        Docker.Ended config = containers.compose("config", "--format", "json");
        assertThat(config.errors()).isEmpty();
        JsonNode services = JsonFile.parse(config.output()).orElseThrow().path("services");
        for (String service : containers.services()) {
            JsonNode planned = containers.planned(service);
            JsonNode seen = services.path(service);
            assertThat(seen.path("cpuset").asText())
                    .as(service)
                    .isEqualTo(planned.path("cpuset").asText());
            assertThat(seen.path("mem_limit").asText())
                    .as(service)
                    .isEqualTo(planned.path("memoryBytes").asText());
            assertThat(seen.path("cpu_shares").asText())
                    .as(service)
                    .isEqualTo(planned.path("shares").asText());
            assertThat(seen.path("container_name").asText())
                    .isEqualTo("nautilus-" + service + (Catalogue.engineNames().contains(service) ? "-engine" : "")
                            + "-m4max");
        }
    }
}
