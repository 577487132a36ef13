package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.hardware.KernelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On what a kernel tells of a process. */
class BrokerPlacementTest {
    @TempDir
    Path folder;

    private JsonNode told(String environment, String... cores) throws IOException {
        Path process = folder.resolve("proc/42");
        for (int i = 0; i < cores.length; i++) {
            Path thread = Files.createDirectories(process.resolve("task/" + (42 + i)));
            Files.writeString(thread.resolve("status"), "Name:\tjava\nCpus_allowed_list:\t" + cores[i] + "\n");
        }
        Files.writeString(Files.createDirectories(process).resolve("environ"), environment);
        return BrokerPlacement.of(new KernelFiles(folder), 42);
    }

    @Test
    void whatItWasPromisedStandsBesideWhatTheKernelTells() throws IOException {
        String promised = "PATH=/bin\0NAUTILUS_CPUSET=0-1\0NAUTILUS_HEAP=128M\0NAUTILUS_PLAN_ID=a1\0";
        JsonNode met = told(promised, "0-1", "0-1");
        assertThat(met.path("planId").asText()).isEqualTo("a1");
        assertThat(met.path("reason").asText()).isEmpty();
        assertThat(met.at("/resources/0/verdict").asText()).isEqualTo("MET");
        assertThat(met.at("/resources/1/name").asText()).isEqualTo("memory");
        assertThat(met.at("/resources/1/verdict").asText()).isEqualTo("NOT_ASKED");
        assertThat(met.at("/resources/2/asked").asText()).isEqualTo("128M");
        JsonNode moved = told(promised, "0-1", "1");
        assertThat(moved.at("/resources/0/verdict").asText()).isEqualTo("MISSED");
        assertThat(moved.path("reason").asText()).contains("1 on 0-1, 1 on 1");
    }

    /** Of a container's broker, by the control group that its process is in. */
    @Test
    void itsMemoryIsTheLimitOfItsControlGroup() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("proc/42")).resolve("cgroup"), "0::/docker/a1\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("proc/self")).resolve("mountinfo"),
                "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        Path group = Files.createDirectories(folder.resolve("sys/fs/cgroup/docker/a1"));
        Files.writeString(group.resolve("memory.max"), "293601280\n");

        JsonNode met = told("NAUTILUS_MEMORY=280M\0", "0");
        assertThat(met.at("/resources/1/granted").asText()).isEqualTo("280M");
        assertThat(met.path("reason").asText()).isEmpty();
        JsonNode missed = told("NAUTILUS_MEMORY=300M\0", "0");
        assertThat(missed.path("reason").asText())
                .isEqualTo("placement: memory 300M asked, 280M granted: its control group has another limit");
    }

    @Test
    void whatWasPlannedForNobodySaysWhy() throws IOException {
        JsonNode unplaced = told("NAUTILUS_UNPLACED=--no-placement\0", "0-3");
        assertThat(unplaced.path("reason").asText()).isEqualTo("nothing was planned: --no-placement");
        assertThat(unplaced.at("/resources/0/granted").asText()).isEqualTo("0-3");
    }

    @Test
    void whatIsNotToldIsMissing() throws IOException {
        assertThat(BrokerPlacement.of(new KernelFiles(folder), 42).isMissingNode())
                .isTrue();
        assertThat(told("NAUTILUS_CPUSET=0\0").isMissingNode()).isTrue();
        assertThat(told("PATH=/bin\0", "0").isMissingNode()).isTrue();
    }
}
