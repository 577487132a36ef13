package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.Side;
import io.nautilus.runtime.log.VerifyReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gate decides where the clock steps is decided again from the log alone. */
class VerifiedGateTest {
    private final LoggedGate gate = new LoggedGate(POLICY, 1).goLive();
    private int shown = gate.events().size();

    private void passed(long nanos) {
        gate.pass(nanos);
        gate.settle();
    }

    private List<OrderEvent> news() {
        List<OrderEvent> news =
                List.copyOf(gate.events().subList(shown, gate.events().size()));
        shown = gate.events().size();
        return news;
    }

    private void assertDecidedAgain() {
        VerifyReport report = gate.verify();
        assertThat(report.difference()).isNull();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.eventsCompared()).isEqualTo(gate.events().size());
    }

    /** The feed is dead, and the clock goes back by an hour: many ticks on the way have nothing to say. */
    @Test
    void aDeadFeedIsFoundBehindAClockThatStepsBack() {
        passed(-3_600 * SECOND);
        for (int i = 0; i < 25; i++) {
            passed(SECOND / 10);
        }
        assertThat(news()).contains(new MarketStateChanged(BTC, MarketState.STALE, "clock-stepped-back", 1));
        assertDecidedAgain();
    }

    @Test
    void anOrderBehindAClockThatStepsBackMeetsNoOldPrice() {
        passed(-3_600 * SECOND);
        passed(SECOND / 10);
        gate.submit(GateBench.market("a", Side.BUY, 100));
        gate.settle();
        assertThat(news()).last().isInstanceOfSatisfying(OrderDenied.class, denied -> assertThat(denied.reason())
                .isEqualTo(DenialReason.STALE_MARKET));
        passed(2 * SECOND);
        gate.submit(GateBench.market("b", Side.BUY, 100));
        gate.settle();
        assertDecidedAgain();
    }

    /** With the next tick behind what it said. */
    @Test
    void aFeedThatSpeaksIsLiveAgain() {
        passed(-3_600 * SECOND);
        gate.market(status(MarketState.LIVE));
        gate.settle();
        passed(SECOND / 10);
        assertThat(news()).last().isEqualTo(new MarketStateChanged(BTC, MarketState.LIVE, "", 2));
        passed(2 * SECOND);
        assertThat(news()).containsExactly(new MarketStateChanged(BTC, MarketState.STALE, "feed-silent", 2));
        assertDecidedAgain();
    }
}
