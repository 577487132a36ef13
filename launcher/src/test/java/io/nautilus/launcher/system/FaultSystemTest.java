package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Fault;
import io.nautilus.launcher.faults.Skipped;
import io.nautilus.launcher.faults.Tally;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Each fault but kills, which are a test of their own, once or twice; those that share a fleet first. */
@TestMethodOrder(OrderAnnotation.class)
class FaultSystemTest extends FaultTests {
    private static final long POISON_THROWS = 1;
    private static final long POISON_KILLS = 2;

    @Test
    @Order(1)
    void lateBytesAreVoid() throws Exception {
        Tally tally = happens(Fault.LATE_BYTES, 1);
        tally.add(happens(Fault.LATE_BYTES, 2));
        assertThat(tally.of("wokenToSilence")).isEqualTo(1);
        assertThat(tally.of("wokenByAcknowledgements")).isEqualTo(1);
        assertThat(tally.of("voidFramesOfKilled")).isGreaterThanOrEqualTo(2);
        assertThat(tally.of("voidFramesOfStopped")).isGreaterThanOrEqualTo(2);
    }

    @Test
    @Order(2)
    void aFrameThatLandsTwiceCountsOnce() throws Exception {
        Tally tally = happens(Fault.SECOND_COPY, 1);
        assertThat(tally.of("copiesByTheForgetfulBroker")).isPositive();
        assertThat(tally.of("copies")).isGreaterThan(tally.of("copiesByTheForgetfulBroker"));
    }

    @Test
    @Order(3)
    void whatCannotBeDecidedIsRejected() throws Exception {
        Tally tally = happens(Fault.POISON, POISON_THROWS);
        tally.add(happens(Fault.POISON, POISON_KILLS));
        assertThat(tally.of("restartsByThrow")).isEqualTo(2);
        assertThat(tally.of("restartsByDeath")).isPositive();
        assertThat(tally.of("rejected")).isEqualTo(2);
    }

    @Test
    @Order(4)
    void refusesWritesWhileTheBrokerIsGone() throws Exception {
        Tally tally = happens(Fault.BROKER_GONE, 1);
        assertThat(tally.of("refused")).isEqualTo(2);
        assertThat(tally.of("outcomesAtTheirLocation")).isEqualTo(1);
    }

    @Test
    @Order(5)
    void sleepsAndTakesNoOldPrice() throws Exception {
        Tally tally = happens(Fault.SLEEP, 1);
        assertThat(tally.of("answers")).isPositive();
        assertThat(tally.of("decidedBeforeNewPrices")).isPositive();
        assertThat(tally.of("fillsAwake")).isPositive();
    }

    @Test
    @Order(6)
    void holdsWhereALogLostItsTail() throws Exception {
        Tally tally = happens(Fault.LOST_TAIL, 1);
        tally.add(happens(Fault.LOST_TAIL, 2));
        assertThat(List.of(Topics.ORDER_REQUESTS, Topics.COMMANDS, Topics.ORDER_EVENTS))
                .allSatisfy(topic -> {
                    assertThat(tally.of("held." + topic + ".stopped")).isEqualTo(1);
                    assertThat(tally.of("held." + topic + ".bootedAnew")).isEqualTo(1);
                });
        assertThat(tally.of("fillsLost")).isEqualTo(2);
    }

    @Test
    @Order(7)
    void findsWhatWasChangedInTheJournal() throws Exception {
        Tally tally = happens(Fault.TAMPERED_LOG, 1);
        assertThat(List.of("price", "run", "seq", "time"))
                .allSatisfy(kind -> assertThat(tally.of("found." + kind)).isEqualTo(1));
    }

    @Test
    @Order(8)
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
