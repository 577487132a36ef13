package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Side;
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

    /** However often the like was said: what is missing of a book is missing. */
    @Test
    void aMarketMessageThatCannotBeReadLeavesItsBooksStaleUntilTheyArePublishedWhole() {
        InputRejected rejected = rejection(Topics.MARKET_DATA);
        bench.take(new Input.Malformed(rejected, true));
        assertThat(bench.news())
                .containsExactly(rejected, new MarketStateChanged(BTC, MarketState.STALE, "malformed", 7));
        bench.join();
        bench.news();
        bench.take(new Input.Malformed(rejected, false));
        assertThat(bench.news()).containsExactly(new MarketStateChanged(BTC, MarketState.STALE, "malformed", 7));
        bench.join();
        assertThat(bench.news()).hasSize(1);
    }

    @Test
    void aRecordThatIsNoFrameIsNoneOfMarketdatas() {
        InputRejected junk = new InputRejected(
                Topics.MARKET_DATA, 0, 7, -1, DenialReason.MALFORMED, "no frame", 1, "00", MessageId.NONE);
        bench.take(new Input.Malformed(junk, true));
        assertThat(bench.news()).containsExactly(junk);
    }

    /** Read again after a start, the book is as unknown as it was then. */
    @Test
    void whatCouldNotBeReadIsMissingAfterAStartToo() {
        bench.submit(GateBench.market("a", Side.BUY, 1));
        GateBench again = bench.recovered();
        again.gate.warm(new Input.Malformed(rejection(Topics.MARKET_DATA), false), again.moment());
        again.tick();
        assertThat(again.news()).singleElement().isInstanceOfSatisfying(MarketStateChanged.class, changed -> assertThat(
                        changed.state())
                .isEqualTo(MarketState.STALE));
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
