package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Fault;
import io.nautilus.launcher.faults.Skipped;
import io.nautilus.launcher.faults.Tally;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What happens to the log and to what is kept beside it, each on a platform of its own. */
class LogFaultSystemTest extends FaultTests {
    @Test
    void holdsWhereALogLostItsTail() throws Exception {
        Tally tally = happens(Fault.LOST_TAIL, 1);
        assertThat(tally.of("held." + Topics.ORDER_REQUESTS + ".stopped")).isEqualTo(1);
        assertThat(tally.of("held." + Topics.COMMANDS + ".bootedAnew")).isEqualTo(1);
        assertThat(tally.of("held." + Topics.ORDER_EVENTS + ".stopped")).isEqualTo(1);
        assertThat(tally.of("held." + Topics.ORDER_EVENTS + ".bootedAnew")).isEqualTo(1);
        assertThat(tally.of("unseenDenied." + Topics.ORDER_REQUESTS)).isEqualTo(1);
        assertThat(tally.of("unseenDenied." + Topics.COMMANDS)).isEqualTo(1);
        assertThat(tally.of("fillsLost")).isEqualTo(2);
    }

    @Test
    void findsWhatWasChangedInTheJournal() throws Exception {
        Tally tally = happens(Fault.TAMPERED_LOG, 1);
        assertThat(List.of("price", "run", "seq", "time"))
                .allSatisfy(kind -> assertThat(tally.of("found." + kind)).isEqualTo(1));
    }

    @Test
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
    void snapshotsAreACache() throws Exception {
        Tally tally = happens(Fault.SNAPSHOTS, 1);
        assertThat(tally.of("same")).isEqualTo(4);
    }
}
