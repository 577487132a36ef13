package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.faults.Fault;
import io.nautilus.launcher.faults.Tally;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The faults that share a fleet, once or twice; kills are a test of their own, and what needs a platform of its own is too. */
@TestMethodOrder(OrderAnnotation.class)
class FaultSystemTest extends FaultTests {
    private static final long POISON_THROWS = 1;
    private static final long POISON_KILLS = 2;

    @Test
    @Order(1)
    void lateBytesAreVoid() throws Exception {
        Tally tally = happens(Fault.LATE_BYTES, 1);
        // The one that wakes to silence lives until it was looked at; the other may end before anybody can.
        assertThat(tally.of("looksAtStopped")).isPositive();
        assertThat(tally.of("callsUnknown")).isPositive();
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
        assertThat(tally.of("neighboursAccepted")).isPositive();
        Tally killed = happens(Fault.POISON, POISON_KILLS);
        assertThat(killed.of("neighboursAccepted")).isPositive();
        tally.add(killed);
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
        assertThat(tally.of("marketsLiveAgain")).isPositive();
    }
}
