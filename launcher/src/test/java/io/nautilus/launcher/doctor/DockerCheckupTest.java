package io.nautilus.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.doctor.Diagnosis.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the form of what docker 28.2 prints; of what is read, 20.10 has the same keys. */
class DockerCheckupTest {
    private static final String PS = "docker ps --all --filter name=nautilus- --format {{json .}}";
    private static final String INFO = "docker info --format {{json .}}";

    private final Recorded docker = new Recorded()
            .with("docker --version", "Docker version 28.2.2, build e6534b4\n")
            .with(PS, "")
            .with("docker system df --format {{json .}}", """
                    {"Active":"2","Reclaimable":"1.2GB (38%)","Size":"3.1GB","TotalCount":"9","Type":"Images"}
                    {"Active":"0","Reclaimable":"0B","Size":"0B","TotalCount":"0","Type":"Build Cache"}
                    """);

    /** A line of {@code docker ps}. */
    private static String ps(String service, String state, String status) {
        return """
            {"Command":"\\"nautilus-run\\"","CreatedAt":"2026-11-29 13:02:11 +0000 UTC","ID":"b2a5e0c1d94f",\
            "Image":"nautilus/%1$s:0.1.0","Labels":"com.docker.compose.project=nautilus","LocalVolumes":"1",\
            "Mounts":"nautilus_%1$s","Names":"nautilus-%1$s-m4max","Networks":"nautilus_platform","Ports":"",\
            "RunningFor":"2 hours ago","Size":"0B","State":"%2$s","Status":"%3$s"}
            """.formatted(service, state, status);
    }

    /** A line of {@code docker stats}. */
    private static String stats(String container, String cpu, String percent, String usage) {
        return """
            {"BlockIO":"12.3MB / 4.1kB","CPUPerc":"%s","Container":"b2a5e0c1d94f","ID":"b2a5e0c1d94f","MemPerc":"%s",\
            "MemUsage":"%s","Name":"%s","NetIO":"15.5MB / 3.1MB","PIDs":"61"}
            """.formatted(cpu, percent, usage, container);
    }

    private List<Diagnosis> examine() {
        return new DockerCheckup(docker).examine();
    }

    private List<Diagnosis> examine(long memoryBytes, String system) {
        docker.with(
                INFO,
                "{\"NCPU\":14,\"MemTotal\":" + memoryBytes + ",\"ServerVersion\":\"28.2.2\"," + "\"OperatingSystem\":\""
                        + system + "\"}");
        return examine();
    }

    private static Diagnosis find(List<Diagnosis> all, String what) {
        return all.stream().filter(each -> each.what().equals(what)).findFirst().orElseThrow();
    }

    @Test
    void withoutDockerNothingIsAmiss() {
        List<Diagnosis> all = new DockerCheckup(new Recorded()).examine();
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().verdict()).isEqualTo(Verdict.OK);
        assertThat(all.getFirst().saw()).contains("docker is not there");
    }

    @Test
    void anEngineThatDoesNotAnswerIsSeen() {
        docker.failing(INFO, "docker ended with 1: Cannot connect to the Docker daemon");
        assertThat(examine()).hasSize(1);
        assertThat(examine().getFirst().verdict()).isEqualTo(Verdict.WARN);
        assertThat(examine().getFirst().saw()).contains("Cannot connect to the Docker daemon");
        docker.with(INFO, "{\"ServerErrors\":[\"Cannot connect to it\"],\"ClientInfo\":{\"Debug\":false}}");
        assertThat(examine().getFirst().saw()).isEqualTo("does not answer: Cannot connect to it");
        docker.with(INFO, "[]");
        assertThat(examine().getFirst().saw()).contains("named no processors");
    }

    @Test
    void aStartIsToldOfItInOneLine() {
        docker.with(
                INFO,
                "{\"NCPU\":14,\"MemTotal\":8589934592,\"ServerVersion\":\"28.2.2\",\"OperatingSystem\":\"Debian\"}");
        assertThat(new DockerCheckup(docker).brief().line())
                .startsWith("Docker engine: 28.2.2 on Debian, cores 14, 8192M of memory");
        docker.failing(INFO, "docker ended with 1: no daemon");
        assertThat(new DockerCheckup(docker).brief().line())
                .isEqualTo("Docker engine: does not answer: docker ended with 1: no daemon");
    }

    @Test
    void whatContainersUseIsShownWhetherThatIsMuchOrNot() {
        docker.with(
                "docker stats --no-stream --format {{json .}}",
                stats("nautilus-risk-engine-m4max", "12.01%", "13.46%", "70MiB / 520MiB")
                        + stats("nautilus-ml-engine-m4max", "0.01%", "94.23%", "490MiB / 520MiB")
                        + stats("somebody-elses", "99.00%", "99.00%", "1014MiB / 1GiB"));
        examine(32L << 30, "Debian");
        List<Diagnosis> resources = new DockerCheckup(docker).resources();
        assertThat(find(resources, "container nautilus-risk-engine-m4max").saw())
                .isEqualTo("uses 70MiB / 520MiB (13.46% of its limit), processor 12.01%");
        assertThat(find(resources, "container nautilus-ml-engine-m4max").verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(find(resources, "Docker's disk").saw()).contains("Images 3.1GB");
        assertThat(resources).hasSize(6);
        assertThat(new DockerCheckup(new Recorded()).resources().getFirst().saw())
                .contains("docker is not there");
    }

    @ParameterizedTest
    @CsvSource({"8,WARN", "15,WARN", "16,OK", "24,OK"})
    void anEngineNeedsSixteenGigabytes(long gibibytes, Verdict verdict) {
        long told = (gibibytes << 30) - (300L << 20);
        Diagnosis memory = find(examine(told, "Docker Desktop"), "Docker engine's memory");
        assertThat(memory.verdict()).isEqualTo(verdict);
        assertThat(memory.saw()).contains("16384M are needed", "24576M recommended");
        if (verdict == Verdict.WARN) {
            assertThat(memory.advice()).contains("--apply-docker-desktop");
            assertThat(find(examine(told, "Debian GNU/Linux 12"), "Docker engine's memory")
                            .advice())
                    .doesNotContain("--apply-docker-desktop");
        }
    }

    @Test
    void containersInTroubleAreSeenEachWithWhatToDo() {
        docker.with(
                PS,
                ps("risk-engine", "exited", "Exited (137) 2 minutes ago")
                        + ps("ml-engine", "exited", "Exited (1) 2 minutes ago")
                        + ps("factor-engine", "restarting", "Restarting (3) 5 seconds ago")
                        + ps("strategy-engine", "running", "Up 2 hours (unhealthy)")
                        + ps("websocket-engine", "running", "Up 2 hours (healthy)")
                        + ps("portfolio-engine", "exited", "Exited (143) 2 days ago")
                        + ps("grafana", "created", "Created"));
        docker.with(
                "docker stats --no-stream --format {{json .}}",
                stats("nautilus-websocket-engine-m4max", "3.10%", "93.00%", "279MiB / 300MiB")
                        + stats("nautilus-strategy-engine-m4max", "1.02%", "41.07%", "115MiB / 280MiB")
                        + stats("of-somebody-else", "0.00%", "99.00%", "99MiB / 100MiB"));
        List<Diagnosis> all = examine(24L << 30, "Docker Desktop");
        assertThat(find(all, "container nautilus-risk-engine-m4max").advice()).contains("OOMKilled");
        assertThat(find(all, "container nautilus-ml-engine-m4max").advice())
                .contains("docker logs --tail 50 nautilus-ml-engine-m4max");
        assertThat(all.stream().filter(each -> each.verdict() == Verdict.FAIL).map(Diagnosis::what))
                .containsExactly(
                        "container nautilus-risk-engine-m4max",
                        "container nautilus-ml-engine-m4max",
                        "container nautilus-factor-engine-m4max",
                        "container nautilus-strategy-engine-m4max");
        assertThat(all.stream().filter(each -> each.verdict() == Verdict.WARN).map(Diagnosis::what))
                .containsExactly("container nautilus-grafana-m4max", "container nautilus-websocket-engine-m4max");
        assertThat(find(all, "Docker's disk").saw()).contains("Images 3.1GB, reclaimable 1.2GB (38%)");
    }

    @Test
    void whatIsNotJsonIsPassedOver() {
        docker.with(PS, "WARNING: something\n{\"Names\":\n[]\n");
        assertThat(find(examine(24L << 30, "Docker Desktop"), "containers").saw())
                .isEqualTo("none of Nautilus");
    }
}
