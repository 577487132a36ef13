package io.nautilus.launcher.placement;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.Finding;
import io.nautilus.hardware.Memory;
import java.time.Duration;
import java.util.List;

/** What a Docker engine has to give, where one answers. */
final class DockerEngine {
    private static final String FROM = "docker info";

    private DockerEngine() {}

    static List<Finding> findings(String docker, Duration patience) {
        DockerInfo info = DockerInfo.of(SystemProgram.ask(patience, docker, "info", "--format", "{{json .}}"));
        return info.engine()
                .map(DockerEngine::of)
                .orElseGet(() -> List.of(Finding.missing("Docker engine", info.problem())));
    }

    private static List<Finding> of(JsonNode told) {
        return List.of(
                Finding.of("Docker engine", version(told), FROM),
                Finding.of("Docker engine's cores", told.path("NCPU").asText(), FROM + ", NCPU"),
                Finding.of(
                        "Docker engine's memory",
                        Memory.ofBytes(Math.max(0, told.path("MemTotal").asLong()))
                                .text(),
                        FROM + ", MemTotal"));
    }

    private static String version(JsonNode told) {
        String cgroup = told.path("CgroupVersion").asText("");
        return told.path("ServerVersion").asText("of an unknown version")
                + (cgroup.isEmpty() ? "" : ", control groups of version " + cgroup);
    }
}
