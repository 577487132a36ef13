package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.system.Repository;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compose understands the file as it is meant, with a plan and without. */
@ExtendWith(OnContainers.class)
class ComposeContainerTest {
    private static final String FILE = Repository.ROOT + "/docker-compose.m4max.yml";

    @Test
    void resolvesWithoutAWarning() {
        List<String> everything = List.of("--profile", "*");
        for (List<String> profiles : List.of(List.<String>of(), everything)) {
            List<String> command = new ArrayList<>(List.of("compose", "--file", FILE, "--env-file", "/dev/null"));
            command.addAll(profiles);
            command.addAll(List.of("config", "--quiet"));
            Docker.Ended ended = Docker.run(command);
            assertThat(ended.exitCode()).as(ended.text()).isZero();
            assertThat(ended.text()).isEmpty();
        }
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
