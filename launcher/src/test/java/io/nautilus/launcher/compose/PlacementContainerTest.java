package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.faults.Api;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.process.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the plan gives a container, it has: by the container engine, by the kernel, and as it sees itself. */
@ExtendWith(OnContainers.class)
class PlacementContainerTest {
    /** What is planned for every engine; of the rest an engine tells what it is granted. */
    private static final List<String> PLANNED = List.of("cores", "weight", "memory", "heap", "collector");

    @Test
    void theContainerEngineAndTheKernelHaveThePlan(Containers containers) {
        containers.inspected().forEach((service, seen) -> {
            JsonNode planned = containers.planned(service);
            String cores = Containers.ORDER_PATH.contains(service) ? "0" : "1";
            assertThat(planned.path("cpuset").asText()).as(service).isEqualTo(cores);
            JsonNode host = seen.path("HostConfig");
            assertThat(host.path("CpusetCpus").asText()).as(service).isEqualTo(cores);
            assertThat(host.path("CpuShares").asInt())
                    .as(service)
                    .isEqualTo(planned.path("shares").asInt());
            assertThat(host.path("Memory").asLong())
                    .as(service)
                    .isEqualTo(planned.path("memoryBytes").asLong());
            assertThat(seen(seen, "grep Cpus_allowed_list /proc/1/task/*/status | sed 's/.*\\t//' | sort -u"))
                    .as("the cores of every thread of %s", service)
                    .isEqualTo(cores);
            assertThat(limit(seen))
                    .as(service)
                    .isEqualTo(planned.path("memoryBytes").asText());
        });
    }

    /** The limit as the container's own control group has it, of version 2 or 1. */
    private static String limit(JsonNode container) {
        return seen(
                container,
                "cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes");
    }

    private static String seen(JsonNode container, String line) {
        return Docker.shell(container.path("Id").asText(), line).output().strip();
    }

    @Test
    void everyEngineSaysThatItHasWhatWasPlanned(Containers containers) {
        Api api = new Api(containers);
        for (String engine : Catalogue.engineNames()) {
            JsonNode placement = Await.until(
                    "what " + engine + " is granted",
                    () -> api.get(engine, "/status").json().path("placement"),
                    told -> !told.path("resources").isEmpty());
            assertThat(placement.path("planId").asText()).as(engine).isNotEmpty();
            for (JsonNode resource : placement.path("resources")) {
                boolean asked = !resource.path("asked").isNull();
                assertThat(asked || !PLANNED.contains(resource.path("name").asText()))
                        .as("%s of %s is asked for", resource, engine)
                        .isTrue();
                assertThat(resource.path("verdict").asText())
                        .as("%s of %s", resource, engine)
                        .isEqualTo(asked ? "MET" : "NOT_ASKED");
            }
            assertThat(granted(placement, "cores"))
                    .isEqualTo(containers.planned(engine).path("cpuset").asText());
        }
    }

    private static String granted(JsonNode placement, String resource) {
        for (JsonNode each : placement.path("resources")) {
            if (each.path("name").asText().equals(resource)) {
                return each.path("granted").asText();
            }
        }
        throw new AssertionError("no " + resource + " in " + placement);
    }

    @Test
    void theProbeOfEveryImageSaysTheSame(Containers containers) {
        for (String service : Catalogue.names()) {
            Docker.Ended probed =
                    Docker.run(List.of("exec", containers.container(service), "nautilus-probe", "placement"));
            assertThat(probed.exitCode()).as(service + ": " + probed.text()).isZero();
            assertThat(probed.output())
                    .as(service)
                    .contains("active     cores "
                            + containers.planned(service).path("cpuset").asText() + ", memory "
                            + containers.planned(service).path("memoryBytes").asText() + " bytes");
        }
    }
}
