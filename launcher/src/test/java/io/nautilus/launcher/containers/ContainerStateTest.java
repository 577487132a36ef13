package io.nautilus.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.data.JsonFile;
import io.nautilus.launcher.process.Health;
import org.junit.jupiter.api.Test;

class ContainerStateTest {
    private static ContainerState of(String state, int restarts) {
        return ContainerState.of(JsonFile.parse("{\"State\":" + state + ",\"RestartCount\":" + restarts + "}")
                .orElseThrow());
    }

    @Test
    void readsWhatRuns() {
        assertThat(of("{\"Status\":\"running\",\"Running\":true,\"Pid\":7,\"Health\":{\"Status\":\"healthy\"}}", 2))
                .isEqualTo(new ContainerState(true, 7, Health.GOOD, 2, ""));
        assertThat(of("{\"Status\":\"running\",\"Running\":true,\"Pid\":7,\"Health\":{\"Status\":\"starting\"}}", 0)
                        .health())
                .isEqualTo(Health.bad("starting"));
        assertThat(of("{\"Status\":\"running\",\"Running\":true,\"Pid\":7}", 0).health())
                .isEqualTo(Health.bad("has no health check"));
    }

    @Test
    void saysHowItEnded() {
        assertThat(of("{\"Status\":\"exited\",\"Running\":false,\"Pid\":0,\"OOMKilled\":true,\"ExitCode\":137}", 1))
                .isEqualTo(new ContainerState(false, 0, Health.bad("exited"), 1, "killed at its memory limit"));
        assertThat(of("{\"Status\":\"exited\",\"Running\":false,\"ExitCode\":74}", 0)
                        .lastEnd())
                .isEqualTo("exit code 74");
        assertThat(of("{\"Status\":\"created\",\"Running\":false,\"ExitCode\":128,\"Error\":\"port is allocated\"}", 0)
                        .lastEnd())
                .isEqualTo("exit code 128: port is allocated");
    }

    @Test
    void oneThatIsStartedAgainDoesNotRun() {
        assertThat(of("{\"Status\":\"restarting\",\"Running\":true,\"Restarting\":true,\"ExitCode\":1}", 9))
                .isEqualTo(new ContainerState(false, 0, Health.bad("restarting"), 9, "exit code 1"));
    }
}
