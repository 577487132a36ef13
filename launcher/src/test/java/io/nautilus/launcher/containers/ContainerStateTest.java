package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Health;
import org.junit.jupiter.api.Test;

/** In the form of {@code docker container inspect} of version 20.10; of what is read, 28.2 has the same keys. */
class ContainerStateTest {
    /**
     * @param flags those of Running, Restarting, OOMKilled that are true
     * @param more of the state, behind its other keys
     */
    private static ContainerState of(String status, String flags, int pid, int exit, String more, int restarts) {
        String text = """
            {"Id":"b2a5e0c1d94f","Created":"2026-11-29T13:02:11.306372282Z","Path":"nautilus-run","Args":[],
             "State":{"Status":"%s","Running":%s,"Paused":false,"Restarting":%s,"OOMKilled":%s,"Dead":false,"Pid":%d,
              "ExitCode":%d,"StartedAt":"2026-11-29T13:02:12.1Z","FinishedAt":"0001-01-01T00:00:00Z",%s},
             "Image":"sha256:7f3b","Name":"/nautilus-risk-engine-m4max","RestartCount":%d,"Driver":"overlay2"}
            """.formatted(
                        status,
                        flags.contains("Running"),
                        flags.contains("Restarting"),
                        flags.contains("OOMKilled"),
                        pid,
                        exit,
                        more,
                        restarts);
        return ContainerState.of(JsonFile.parse(text).orElseThrow());
    }

    private static String health(String status, int exit) {
        return """
            "Error":"","Health":{"Status":"%s","FailingStreak":%d,"Log":[{"Start":"2026-11-29T13:02:17.4Z",
             "End":"2026-11-29T13:02:17.5Z","ExitCode":%d,"Output":""}]}
            """.formatted(status, exit, exit);
    }

    @Test
    void readsWhatRuns() {
        assertThat(of("running", "Running", 7, 0, health("healthy", 0), 2))
                .isEqualTo(new ContainerState(true, 7, Health.GOOD, 2, ""));
        assertThat(of("running", "Running", 7, 0, health("starting", 1), 0).health())
                .isEqualTo(Health.bad("starting"));
        assertThat(of("running", "Running", 7, 0, health("unhealthy", 1), 0).health())
                .isEqualTo(Health.bad("unhealthy"));
        assertThat(of("running", "Running", 7, 0, "\"Error\":\"\"", 0).health())
                .isEqualTo(Health.bad("has no health check"));
    }

    @Test
    void saysHowItEnded() {
        assertThat(of("exited", "OOMKilled", 0, 137, health("unhealthy", 1), 1))
                .isEqualTo(new ContainerState(false, 0, Health.bad("exited"), 1, "killed at its memory limit"));
        assertThat(of("exited", "", 0, 74, health("unhealthy", 1), 0).lastEnd()).isEqualTo("exit code 74");
        assertThat(of("created", "", 0, 128, "\"Error\":\"port is already allocated\"", 0)
                        .lastEnd())
                .isEqualTo("exit code 128: port is already allocated");
    }

    @Test
    void oneThatIsStartedAgainDoesNotRun() {
        assertThat(of("restarting", "Running Restarting", 0, 1, health("unhealthy", 1), 9))
                .isEqualTo(new ContainerState(false, 0, Health.bad("restarting"), 9, "exit code 1"));
    }
}
