package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import org.junit.jupiter.api.Test;

class RejectionsTest {
    private final GateBench bench = GateBench.live();

    private static InputRejected rejection(String topic) {
        return new InputRejected(topic, 0, 7, 2, DenialReason.STEP_FAILED, "planted", 1, "00", MessageId.NONE);
    }

    private static TradingStateChanged reducing(String topic) {
        String reason = "input-rejected: " + topic + "[0] offset 7: planted";
        return new TradingStateChanged(MessageId.NONE, "", TradingState.REDUCING, reason, "risk", "");
    }

    @Test
    void aRequestThatCannotBeDecidedLeavesTheGateReducing() {
        InputRejected rejected = rejection(Topics.ORDER_REQUESTS);
        bench.take(new Input.Rejected(rejected));
        assertThat(bench.news()).containsExactly(rejected, reducing(Topics.ORDER_REQUESTS));
    }

    @Test
    void marketDataThatCannotBeTakenLeavesItsBooksStaleUntilTheyArePublishedWhole() {
        InputRejected rejected = rejection(Topics.MARKET_DATA);
        bench.take(new Input.Rejected(rejected));
        assertThat(bench.news())
                .containsExactly(
                        rejected,
                        new MarketStateChanged(BTC, MarketState.STALE, "input-rejected", 7),
                        reducing(Topics.MARKET_DATA));
        bench.join();
        assertThat(bench.news()).singleElement().isInstanceOfSatisfying(MarketStateChanged.class, changed -> assertThat(
                        changed.state())
                .isEqualTo(MarketState.LIVE));
    }

    @Test
    void aStricterStateStays() {
        bench.take(new Input.LogSuspect("no clean stop"));
        bench.take(new Input.Rejected(rejection(Topics.COMMANDS)));
        bench.take(new Input.Rejected(rejection(Topics.COMMANDS)));
        assertThat(bench.news())
                .filteredOn(TradingStateChanged.class::isInstance)
                .hasSize(2);
    }
}
