package io.nautilus.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.doctor.Diagnosis.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On what docker's own commands print. */
class DockerCheckupTest {
    private static final String PS = "docker ps --all --filter name=nautilus- --format {{json .}}";
    private static final String INFO = "docker info --format {{json .}}";

    private final Recorded docker = new Recorded()
            .with("docker --version", "Docker version 28.2.2, build e6534b4\n")
            .with(PS, "")
            .with("docker system df --format {{json .}}", """
                    {"Active":"2","Reclaimable":"1.2GB (38%)","Size":"3.1GB","TotalCount":"9","Type":"Images"}
                    """);

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
        docker.with("docker stats --no-stream --format {{json .}}", """
                {"CPUPerc":"12.01%","MemPerc":"14.20%","MemUsage":"70MiB / 520MiB","Name":"nautilus-risk-engine-m4max"}
                {"CPUPerc":"0.01%","MemPerc":"94.20%","MemUsage":"490MiB / 520MiB","Name":"nautilus-ml-engine-m4max"}
                {"CPUPerc":"99%","MemPerc":"99%","MemUsage":"1GiB / 1GiB","Name":"somebody-elses"}
                """);
        examine(32L << 30, "Debian");
        List<Diagnosis> resources = new DockerCheckup(docker).resources();
        assertThat(find(resources, "container nautilus-risk-engine-m4max").saw())
                .isEqualTo("uses 70MiB / 520MiB (14.20% of its limit), processor 12.01%");
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
        docker.with(PS, """
                {"Names":"nautilus-risk-engine-m4max","State":"exited","Status":"Exited (137) 2 minutes ago"}
                {"Names":"nautilus-ml-engine-m4max","State":"exited","Status":"Exited (1) 2 minutes ago"}
                {"Names":"nautilus-factor-engine-m4max","State":"restarting","Status":"Restarting (3) 5 seconds ago"}
                {"Names":"nautilus-strategy-engine-m4max","State":"running","Status":"Up 2 hours (unhealthy)"}
                {"Names":"nautilus-websocket-engine-m4max","State":"running","Status":"Up 2 hours (healthy)"}
                {"Names":"nautilus-portfolio-engine-m4max","State":"exited","Status":"Exited (143) 2 days ago"}
                {"Names":"nautilus-grafana-m4max","State":"created","Status":"Created"}
                """);
        docker.with("docker stats --no-stream --format {{json .}}", """
                {"Name":"nautilus-websocket-engine-m4max","MemPerc":"93.10%","MemUsage":"279MiB / 300MiB"}
                {"Name":"nautilus-strategy-engine-m4max","MemPerc":"41.00%","MemUsage":"115MiB / 280MiB"}
                {"Name":"of-somebody-else","MemPerc":"99.00%","MemUsage":"99MiB / 100MiB"}
                """);
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
