package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Fault;
import io.nautilus.launcher.faults.FaultRun;
import io.nautilus.launcher.faults.Kind;
import io.nautilus.launcher.faults.Skipped;
import io.nautilus.launcher.faults.Tally;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/** Each fault once or twice, by seeds that never change; {@code scripts/nautilus faults} does the same at length. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class FaultSystemTest {
    private static final System.Logger LOG = System.getLogger(FaultSystemTest.class.getName());
    private static final int KILLS = 30;
    private static final long REQUESTS_WAIT = 20_261_101L;
    private static final long REQUESTS_EXPIRE = 20_261_102L;
    private static final long POISON_THROWS = 1;
    private static final long POISON_KILLS = 2;

    @RegisterExtension
    private final TestExecutionExceptionHandler logs = this::withLogs;

    @TempDir
    private static Path folder;

    private FaultRun run;

    @BeforeAll
    void begin() {
        run = new FaultRun(Repository.HOME, folder);
    }

    @AfterAll
    void end() {
        run.close();
    }

    private void withLogs(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new AssertionError(run.logs()));
        throw failure;
    }

    private Tally happens(Fault fault, long seed) throws Exception {
        Tally tally = fault.happen(run, seed);
        LOG.log(System.Logger.Level.INFO, "%s with seed %d: %s".formatted(fault.label(), seed, tally));
        assertThat(Kind.ESSENTIAL).allSatisfy(kind -> assertThat(tally.of("notReached." + kind.label()))
                .as("%s with seed %d did not reach %s", fault.label(), seed, kind.label())
                .isZero());
        return tally;
    }

    @Test
    @Order(1)
    void killedProcessesLoseAndDoubleNothing() throws Exception {
        Tally tally = happens(Fault.KILL, REQUESTS_WAIT);
        tally.add(happens(Fault.KILL, REQUESTS_EXPIRE));
        assertThat(tally.of("counted")).isGreaterThanOrEqualTo(KILLS);
        assertThat(List.of("risk", "marketdata", "portfolio", "broker", "launcher"))
                .allSatisfy(
                        name -> assertThat(tally.of("counted." + name)).as(name).isGreaterThanOrEqualTo(2));
        assertThat(tally.of("killedWithACommandUnanswered")).isPositive();
        assertThat(tally.toString()).as("what flows reached").contains("seen.").doesNotContain("notReached.");
    }

    @Test
    @Order(2)
    void lateBytesAreVoid() throws Exception {
        Tally tally = happens(Fault.LATE_BYTES, 1);
        tally.add(happens(Fault.LATE_BYTES, 2));
        assertThat(tally.of("wokenToSilence")).isEqualTo(1);
        assertThat(tally.of("wokenByAcknowledgements")).isEqualTo(1);
        assertThat(tally.of("voidFramesOfKilled")).isGreaterThanOrEqualTo(2);
        assertThat(tally.of("voidFramesOfStopped")).isGreaterThanOrEqualTo(2);
    }

    @Test
    @Order(3)
    void aFrameThatLandsTwiceCountsOnce() throws Exception {
        Tally tally = happens(Fault.SECOND_COPY, 1);
        assertThat(tally.of("copiesByTheForgetfulBroker")).isPositive();
        assertThat(tally.of("copies")).isGreaterThan(tally.of("copiesByTheForgetfulBroker"));
    }

    @Test
    @Order(4)
    void whatCannotBeDecidedIsRejected() throws Exception {
        Tally tally = happens(Fault.POISON, POISON_THROWS);
        tally.add(happens(Fault.POISON, POISON_KILLS));
        assertThat(tally.of("restartsByThrow")).isEqualTo(2);
        assertThat(tally.of("restartsByDeath")).isPositive();
        assertThat(tally.of("rejected")).isEqualTo(2);
    }

    @Test
    @Order(5)
    void refusesWritesWhileTheBrokerIsGone() throws Exception {
        Tally tally = happens(Fault.BROKER_GONE, 1);
        assertThat(tally.of("refused")).isEqualTo(2);
        assertThat(tally.of("outcomesAtTheirLocation")).isEqualTo(1);
    }

    @Test
    @Order(6)
    void sleepsAndTakesNoOldPrice() throws Exception {
        Tally tally = happens(Fault.SLEEP, 1);
        assertThat(tally.of("answers")).isPositive();
        assertThat(tally.of("decidedBeforeNewPrices")).isPositive();
        assertThat(tally.of("fillsAwake")).isPositive();
    }

    @Test
    @Order(7)
    void holdsWhereALogLostItsTail() throws Exception {
        Tally tally = happens(Fault.LOST_TAIL, 1);
        tally.add(happens(Fault.LOST_TAIL, 2));
        assertThat(List.of(Topics.ORDER_REQUESTS, Topics.COMMANDS, Topics.ORDER_EVENTS))
                .allSatisfy(topic -> {
                    assertThat(tally.of("held." + topic + ".stopped")).isEqualTo(1);
                    assertThat(tally.of("held." + topic + ".bootedAnew")).isEqualTo(1);
                });
    }

    @Test
    @Order(8)
    void findsWhatWasChangedInTheJournal() throws Exception {
        Tally tally = happens(Fault.TAMPERED_LOG, 1);
        assertThat(List.of("price", "run", "seq", "time"))
                .allSatisfy(kind -> assertThat(tally.of("found." + kind)).isEqualTo(1));
    }

    @Test
    @Order(9)
    void waitsForSpaceOnAFullDisk() throws Exception {
        try {
            Tally tally = happens(Fault.DISK_FULL, 1);
            assertThat(tally.of("brokerDied")).isEqualTo(1);
            assertThat(tally.of("restarts.broker")).isEqualTo(1);
            assertThat(tally.of("missingMibLater")).isPositive().isLessThan(tally.of("missingMib"));
        } catch (Skipped skipped) {
            Assumptions.abort(skipped.getMessage());
        }
    }

    @Test
    @Order(9)
    void snapshotsAreACache() throws Exception {
        Tally tally = happens(Fault.SNAPSHOTS, 1);
        assertThat(tally.of("same")).isEqualTo(4);
    }
}
