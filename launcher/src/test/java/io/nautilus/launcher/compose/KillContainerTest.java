package io.nautilus.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nautilus.launcher.faults.Await;
import io.nautilus.launcher.faults.Fleet.Death;
import io.nautilus.launcher.faults.Flow;
import io.nautilus.launcher.faults.Kills;
import io.nautilus.launcher.faults.Kind;
import io.nautilus.launcher.faults.ProgramWriter;
import io.nautilus.launcher.faults.Tally;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Processes die by SIGKILL in a flow with fills, while a request is on the log and unanswered, and the container engine
 * starts them again: nothing is lost, nothing happens twice, and the journals are verified.
 */
@ExtendWith(OnContainers.class)
class KillContainerTest {
    private static final System.Logger LOG = System.getLogger(KillContainerTest.class.getName());
    private static final long SEED = 20_261_129;
    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);

    @Test
    void killedContainersLoseAndDoubleNothing(Containers containers) throws Exception {
        Tally tally = new Tally();
        try (HostSignals signals = new HostSignals(containers.image("risk"));
                Flow flow = new Flow(containers, "kill", SEED)) {
            for (String service : Containers.ORDER_PATH) {
                flow.awaitMixed();
                killed(containers, signals, flow, service);
            }
            flow.audited(tally);
        }
        LOG.log(System.Logger.Level.INFO, "kills in containers: " + tally);
        assertThat(tally.of("requests")).as(tally.toString()).isPositive();
        assertThat(tally.of("answers")).as(tally.toString()).isPositive();
        assertThat(Kind.ESSENTIAL).as(tally.toString()).allSatisfy(kind -> assertThat(tally.of("seen." + kind.label()))
                .isPositive());
    }

    private static void killed(Containers containers, HostSignals signals, Flow flow, String service) throws Exception {
        JsonNode before = containers.inspected(service);
        Death death = dies(containers, signals, flow, before);
        Await.until(
                service + " to be started again",
                () -> containers.inspected(service),
                now -> now.path("RestartCount").asInt()
                                == before.path("RestartCount").asInt() + 1
                        && now.at("/State/Health/Status").asText().equals("healthy"));
        flow.awaitAnswers(true);
        LOG.log(
                System.Logger.Level.INFO,
                "%s was healthy and orders were taken %.1f s after its kill"
                        .formatted(service, (ProgramWriter.nanos(Instant.now()) - death.deadNanos()) / 1e9));
        assertThat(Kills.unanswered(death, flow.tail().records(), flow.program().acknowledgedNanos()))
                .as("%s was killed in mid-flow", service)
                .isTrue();
    }

    /** Risk stands still meanwhile, so that a request is unanswered for sure. */
    private static Death dies(Containers containers, HostSignals signals, Flow flow, JsonNode dying) throws Exception {
        long risk = containers.inspected("risk").at("/State/Pid").asLong();
        long pid = dying.at("/State/Pid").asLong();
        signals.send("STOP", risk);
        flow.traffic().rest("waits-" + pid + "-", 1);
        long askedNanos = ProgramWriter.nanos(Instant.now());
        signals.send("KILL", pid);
        Await.until(
                "the death of " + pid,
                DIES_WITHIN,
                () -> Docker.inspect(dying.path("Id").asText()).at("/State/StartedAt"),
                started -> !started.equals(dying.at("/State/StartedAt")));
        Death death = new Death(askedNanos, ProgramWriter.nanos(Instant.now()));
        if (pid != risk) {
            signals.send("CONT", risk);
        }
        return death;
    }
}
