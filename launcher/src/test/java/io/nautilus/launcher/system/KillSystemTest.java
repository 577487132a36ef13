package io.nautilus.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.faults.Fault;
import io.nautilus.launcher.faults.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kills in mid-flow: of the order path, with requests that outwait a restart and such that expire; of strategy. */
class KillSystemTest extends FaultTests {
    private static final int KILLS = 30;
    private static final long REQUESTS_WAIT = 20_261_101L;
    private static final long REQUESTS_EXPIRE = 20_261_102L;

    @Test
    void killedProcessesLoseAndDoubleNothing() throws Exception {
        Tally tally = happens(Fault.KILL, REQUESTS_WAIT);
        Tally behindSnapshots = happens(Fault.KILL, REQUESTS_EXPIRE);
        assertThat(behindSnapshots.of("startsBehindSnapshots")).isPositive();
        tally.add(behindSnapshots);
        assertThat(tally.of("counted")).isGreaterThanOrEqualTo(KILLS);
        assertThat(List.of("risk", "marketdata", "portfolio", "broker", "launcher"))
                .allSatisfy(
                        name -> assertThat(tally.of("counted." + name)).as(name).isGreaterThanOrEqualTo(2));
        assertThat(tally.of("killedWithACommandUnanswered")).isPositive();
        assertThat(tally.toString()).as("what flows reached").contains("seen.").doesNotContain("notReached.");
    }

    @Test
    void aKilledStrategyGoesOnWhereItWas() throws Exception {
        Tally tally = happens(Fault.STRATEGY_KILL, 1);
        assertThat(tally.of("killedWithAnOrderUndecided")).isPositive();
        assertThat(tally.of("fills")).isPositive();
    }
}
