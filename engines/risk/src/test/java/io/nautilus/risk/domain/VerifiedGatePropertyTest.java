package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.runtime.log.VerifyReport;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the real gate wrote, with every kind of order and command, starts and clocks that step, is decided again. */
class VerifiedGatePropertyTest {
    private static final long SECOND = GateBench.SECOND;

    private static LoggedGate written(long seed) {
        LoggedGate gate = new LoggedGate(LimitedFlow.POLICY, seed).goLive();
        Random random = new Random(seed);
        LimitedFlow.run(seed, gate, () -> between(random, gate));
        gate.settle();
        return gate;
    }

    private static void between(Random random, LoggedGate gate) {
        switch (random.nextInt(7)) {
            case 0 -> gate.pass(-3_600 * SECOND);
            case 1 -> gate.pass(-(1 + random.nextInt(5)) * SECOND);
            case 2 -> gate.restart(null);
            case 3 -> {
                gate.restart("no clean stop");
                gate.command(id -> new Command.AcceptLog(id, "admin", "", "seen"));
            }
            case 4 -> gate.newReign();
            case 5 -> gate.restart(null, gate::newReign);
            default -> gate.pass(10 * SECOND);
        }
        gate.pass(random.nextInt(3) * SECOND);
        gate.join();
    }

    @Property(tries = 60)
    void whatTheGateWroteIsWhatItsInputsGive(@ForAll long seed) {
        LoggedGate gate = written(seed);
        VerifyReport report = gate.verify();
        assertThat(report.difference()).isNull();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.eventsCompared()).isEqualTo(gate.events().size());
    }

    /** The property above means something only where the flow goes everywhere. */
    @Test
    void theJournalsHoldWhatMayDiffer() {
        Map<String, Integer> held = new TreeMap<>();
        for (int seed = 0; seed < 60; seed++) {
            written(seed).events().forEach(event -> held.merge(kind(event), 1, Integer::sum));
        }
        assertThat(held.keySet())
                .contains(
                        "AccountReset",
                        "EquityMarked",
                        "LimitsChanged",
                        "MarketStateChanged clock-stepped-back",
                        "MarketStateChanged feed-silent",
                        "MarketStateChanged new-reign",
                        "OrderFilled MAKER",
                        "OrderFilled TAKER");
    }

    private static String kind(OrderEvent event) {
        String name = event.getClass().getSimpleName();
        return switch (event) {
            case OrderFilled filled -> name + " " + filled.liquidity();
            case MarketStateChanged changed -> name + " " + changed.reason();
            default -> name;
        };
    }
}
