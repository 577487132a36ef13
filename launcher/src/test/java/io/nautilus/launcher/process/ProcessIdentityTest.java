package io.nautilus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void knowsAProcessAgainByIdAndStart() {
        long pid = ProcessHandle.current().pid();
        ProcessIdentity identity = ProcessIdentity.of(pid).orElseThrow();
        assertThat(identity).isEqualTo(ProcessIdentity.of(pid).orElseThrow());
        assertThat(identity.alive()).isTrue();
    }

    @Test
    void takesAProcessOfAnotherStartForAStrangerAndLeavesIt() throws IOException {
        Process stranger = sleeper("sleep 60");
        ProcessIdentity reused = new ProcessIdentity(stranger.pid(), "another start");
        assertThat(reused.alive()).isFalse();
        assertThat(reused.stop(PATIENCE)).isEqualTo(ProcessIdentity.End.ABSENT);
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void stopsAProcessThatListens() throws IOException {
        ProcessIdentity identity = identity(sleeper("sleep 60"));
        assertThat(identity.stop(PATIENCE)).isEqualTo(ProcessIdentity.End.STOPPED);
        assertThat(identity.alive()).isFalse();
    }

    @Test
    void killsAProcessThatDoesNot() throws Exception {
        Process deaf = sleeper("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        assertThat(deaf.inputReader().readLine()).isEqualTo("deaf");
        assertThat(identity(deaf).stop(Duration.ofMillis(300))).isEqualTo(ProcessIdentity.End.KILLED);
        assertThat(deaf.waitFor()).isEqualTo(137);
    }

    /** The inner process has ended and its parent, a sleeping shell without interest, never collects it. */
    @Test
    void takesADeadProcessThatNobodyCollectedForDead() throws IOException {
        Process parent = sleeper("sh -c 'echo $$' & exec sleep 60");
        long dead = Long.parseLong(parent.inputReader().readLine());
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (ProcessIdentity.of(dead).isPresent() && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
        }
        assertThat(ProcessIdentity.of(dead)).isEmpty();
        parent.destroyForcibly();
    }

    private static ProcessIdentity identity(Process process) {
        return ProcessIdentity.of(process.pid()).orElseThrow();
    }

    private static Process sleeper(String script) throws IOException {
        return new ProcessBuilder("sh", "-c", script.startsWith("sleep") ? "exec " + script : script).start();
    }
}
