package io.nautilus.risk.domain;

import static io.nautilus.risk.domain.GateBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Side;
import org.junit.jupiter.api.Test;

/** What market data leaves behind is bounded. */
class MarketsTest {
    private static final MessageId ORDER = MessageId.NONE;

    private final Markets markets = new Markets();

    private void hear(MarketEvent event) {
        markets.hear(new Input.Market(0, 0, START, event), START, 2 * SECOND);
    }

    private static InstrumentDefinition defined(int feedId, int id, String symbol) {
        return new InstrumentDefinition(id, START, feedId, 2, 3, 6, 5, 1, symbol, symbol.split("-")[0], "USD");
    }

    private static FeedStatus live(int feedId) {
        return new FeedStatus(0, START, feedId, MarketState.LIVE, "");
    }

    /** One replay after another of the same recording: each has a feed of its own. */
    @Test
    void feedsWhoseInstrumentsMovedOnAreForgotten() {
        for (int feed = 1; feed <= 3 * Markets.MAX_FEEDS; feed++) {
            hear(defined(feed, 1_000_000 + feed, BTC));
            hear(live(feed));
            assertThat(markets.named(BTC).feed().state()).isEqualTo(MarketState.LIVE);
        }
        assertThat(markets.feedCount()).isEqualTo(1);
        assertThat(markets.ignored()).isZero();
    }

    @Test
    void aFeedKeepsItsOtherInstruments() {
        hear(defined(1, 1, BTC));
        hear(defined(1, 2, "ETH-USD.SIM"));
        hear(live(1));
        hear(defined(2, 3, BTC));
        assertThat(markets.feedCount()).isEqualTo(2);
        assertThat(markets.named("ETH-USD.SIM").feed().state()).isEqualTo(MarketState.LIVE);
        hear(new InstrumentDefinition(2, START, 1, 2, 3, 6, 10, 1, "ETH-USD.SIM", "ETH", "USD"));
        assertThat(markets.named("ETH-USD.SIM").feed().state()).isEqualTo(MarketState.LIVE);
    }

    @Test
    void aNewReignForgetsFeedsAndVenues() {
        hear(defined(1, 1, BTC));
        hear(defined(2, 2, "ETH-USD.SIM"));
        hear(live(3));
        markets.venue(BTC).rest(ORDER, Side.BUY, 2, 9_990, 3, 100);
        assertThat(markets.discard(0)).hasSize(2);
        assertThat(markets.feedCount()).isZero();
        assertThat(markets.venueCount()).as("the resting order stays").isEqualTo(1);
        markets.venue(BTC).remove(ORDER);
        markets.tidy(BTC);
        assertThat(markets.venueCount()).isZero();
    }

    @Test
    void feedsWithoutInstrumentsGiveWayAndThoseBeyondTheLimitAreCounted() {
        for (int feed = 1; feed <= Markets.MAX_FEEDS; feed++) {
            hear(live(feed));
        }
        for (int feed = 1; feed <= Markets.MAX_FEEDS; feed++) {
            hear(defined(10_000 + feed, feed, "C" + feed + "-USD.SIM"));
        }
        assertThat(markets.ignored()).isZero();
        hear(live(1));
        hear(defined(1, 1, BTC));
        assertThat(markets.ignored()).isEqualTo(2);
        assertThat(markets.feedCount()).isEqualTo(Markets.MAX_FEEDS);
    }

    @Test
    void statesAreBoundedAndLiveOnesStay() {
        markets.apply(new MarketStateChanged(BTC, MarketState.LIVE, "", 0));
        for (int i = 0; i < MarketStates.LIMIT + 5; i++) {
            markets.apply(new MarketStateChanged("C" + i + "-USD.SIM", MarketState.ENDED, "", 0));
        }
        assertThat(markets.states()).hasSize(MarketStates.LIMIT);
        assertThat(markets.state(BTC)).isEqualTo(MarketState.LIVE);
        assertThat(markets.state("C5-USD.SIM")).isNull();
        assertThat(markets.state("C6-USD.SIM")).isEqualTo(MarketState.ENDED);
    }
}
