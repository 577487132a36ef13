package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Feed;
import io.nautilus.launcher.process.Home;
import io.nautilus.launcher.process.Plan;
import io.nautilus.launcher.process.ProcessIdentity;
import io.nautilus.launcher.process.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Risk in the hands of a test: killed at a moment of the test's choice and started again by the launcher's own command
 * line, without the pauses that grow with every death. Nobody else looks after it then.
 */
final class RiskProcess implements AutoCloseable {
    private static final String RISK = "risk";
    private static final int BUSY_BEFORE = 20;
    private static final Duration BUSY_PACE = Duration.ofNanos(500_000);

    private final Platform platform;
    private final Service service;
    private ProcessIdentity process;

    /** When a kill began and when the process was seen to be dead, in nanoseconds since 1970. */
    record Death(long askedNanos, long deadNanos) {}

    /** Takes over the risk that the launcher started; the launcher is killed, so that it does not interfere. */
    RiskProcess(Platform platform) {
        this.platform = platform;
        platform.killLauncher();
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        service = new Catalogue(new Home(Repository.ROOT, java, ""), platform.data())
                .services(new Plan(Platform.BASE_PORT, new Feed.Simulated(), false)).stream()
                        .filter(each -> each.name().equals(RISK))
                        .findFirst()
                        .orElseThrow();
        process = platform.process(RISK);
    }

    /** SIGKILL. */
    Death kill() {
        long askedNanos = ProgramWriter.nanos(Instant.now());
        Platform.kill(process);
        return new Death(askedNanos, ProgramWriter.nanos(Instant.now()));
    }

    /**
     * SIGKILL while the broker stands still for so long before: what risk sends in that time is not on the log when it
     * dies, and nobody has acknowledged it. {@code busy} is what keeps risk busy until the
     * broker stands.
     */
    Death killWhileBrokerStands(Duration standing, Runnable busy) throws IOException {
        ProcessIdentity broker = platform.process(Catalogue.BROKER);
        for (int i = 0; i < BUSY_BEFORE; i++) {
            busy.run();
            Await.pass(BUSY_PACE);
        }
        signal("-STOP", broker, busy);
        try {
            Await.pass(standing);
            return kill();
        } finally {
            signal("-CONT", broker, () -> {});
        }
    }

    private static void signal(String signal, ProcessIdentity process, Runnable busy) throws IOException {
        assertThat(process.alive()).isTrue();
        Process sender = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        while (sender.isAlive()) {
            busy.run();
            Await.pass(BUSY_PACE);
        }
        assertThat(sender.exitValue()).isZero();
    }

    /** Starts it again; it is not ready yet. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(service.command())
                .directory(Repository.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        platform.data().logs().resolve("risk.log").toFile()));
        builder.environment().putAll(platform.environment());
        builder.environment().putAll(service.environment());
        process = ProcessIdentity.of(builder.start().pid()).orElseThrow();
    }

    /** The launcher does not know the process, so it is ended here. */
    @Override
    public void close() {
        process.stop(Duration.ofSeconds(10));
    }
}
