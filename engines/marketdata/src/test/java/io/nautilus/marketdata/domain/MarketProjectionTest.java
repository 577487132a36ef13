package io.nautilus.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Trade;
import io.nautilus.marketdata.domain.MarketView.BookView;
import io.nautilus.marketdata.domain.MarketView.FeedView;
import io.nautilus.marketdata.domain.MarketView.LevelView;
import io.nautilus.marketdata.domain.MarketView.TradeView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketProjectionTest {
    private static final String BTC = "BTC-USD.SIM";

    private final MarketProjection projection = new MarketProjection();

    @Test
    void showsBooksAsText() {
        define(1, "BTC");
        projection.apply(new BookSnapshot(1, 1_500_000_000L, 2, 3, 0, true, Levels.of(999, 1), Levels.of(1_001, 20)));
        projection.apply(new FeedStatus(1, 1_500_000_000L, 3, MarketState.LIVE, "snapshot"));
        projection.apply(new BookDelta(1, 2_500_000_000L, 2, 3, 0, true, Levels.of(1_000, 2_000), Levels.NONE));
        MarketView.InstrumentView view = projection.view().instruments().get(BTC);
        assertThat(view.book(1))
                .isEqualTo(new BookView(
                        BTC,
                        MarketState.LIVE,
                        "snapshot",
                        Instant.parse("1970-01-01T00:00:02.5Z"),
                        List.of(new LevelView("10.00", "2.000")),
                        List.of(new LevelView("10.01", "0.020"))));
        assertThat(view.book(50).bids()).hasSize(2);
    }

    @Test
    void aViewNeverChangesAndCopiesOnlyWhatDid() {
        define(1, "BTC");
        define(2, "ETH");
        projection.apply(new BookSnapshot(1, 1, 2, 3, 0, true, Levels.of(999, 1), Levels.of(1_001, 20)));
        MarketView before = projection.view();
        assertThat(projection.view()).isSameAs(before);
        projection.apply(new BookDelta(1, 2, 2, 3, 0, true, Levels.of(999, 7), Levels.NONE));
        MarketView after = projection.view();
        assertThat(before.instruments().get(BTC).bids()).isEqualTo(Levels.of(999, 1));
        assertThat(after.instruments().get(BTC).bids()).isEqualTo(Levels.of(999, 7));
        assertThat(after.instruments().get("ETH-USD.SIM"))
                .isSameAs(before.instruments().get("ETH-USD.SIM"));
    }

    @Test
    void keepsTheLastThousandTradesNewestFirst() {
        define(1, "BTC");
        for (int i = 1; i <= 1_003; i++) {
            projection.apply(new Trade(1, i, 2, 3, i, 1, Side.BUY));
        }
        MarketView.InstrumentView view = projection.view().instruments().get(BTC);
        assertThat(view.trades()).hasSize(MarketProjection.TRADES);
        assertThat(view.lastTrades(2))
                .containsExactly(
                        new TradeView(Instant.ofEpochSecond(0, 1_003), "10.03", "0.001", Side.BUY),
                        new TradeView(Instant.ofEpochSecond(0, 1_002), "10.02", "0.001", Side.BUY));
        assertThat(view.lastTrades(5_000)).hasSize(1_000);
        assertThat(view.lastTrades(-1)).isEmpty();
    }

    @Test
    void theOldestEndedFeedIsForgottenWithItsInstrumentsWhenThereAreManyFeeds() {
        define(1, "BTC");
        projection.apply(new FeedStatus(0, 1, 3, MarketState.ENDED, "over"));
        for (int feed = 100; feed < 100 + MarketProjection.FEEDS - 1; feed++) {
            projection.apply(new FeedStatus(0, 1, feed, MarketState.LIVE, ""));
        }
        assertThat(projection.view().feeds()).hasSize(MarketProjection.FEEDS).containsKey(3);
        assertThat(projection.view().instruments()).containsKey(BTC);
        projection.apply(new FeedStatus(0, 1, 99, MarketState.LIVE, ""));
        assertThat(projection.view().feeds()).hasSize(MarketProjection.FEEDS).doesNotContainKey(3);
        assertThat(projection.view().instruments()).doesNotContainKey(BTC);
    }

    @Test
    void showsFeedsAndStates() {
        define(1, "BTC");
        projection.apply(new BookSnapshot(1, 1, 2, 3, 0, true, Levels.of(999, 1), Levels.of(1_001, 20)));
        projection.apply(new FeedStatus(1, 2, 3, MarketState.STALE, "checksum"));
        projection.apply(new FeedStatus(0, 3, 3, MarketState.LIVE, ""));
        MarketView view = projection.view();
        assertThat(view.feeds()).containsValue(new FeedView(3, MarketState.LIVE, "", Instant.ofEpochSecond(0, 3)));
        assertThat(view.instruments().get(BTC).state()).isEqualTo(MarketState.STALE);
        assertThat(view.instruments().get(BTC).reason()).isEqualTo("checksum");
        assertThat(view.instruments().get(BTC).bids()).isEqualTo(Levels.NONE);
    }

    @Test
    void passesOverWhatWasNeverDefined() {
        projection.apply(new Trade(9, 1, 2, 3, 1, 1, Side.BUY));
        assertThat(projection.view().instruments()).isEmpty();
    }

    private void define(int id, String base) {
        projection.apply(new InstrumentDefinition(id, 0, 3, 2, 3, 6, 1, 1, base + "-USD.SIM", base, "USD"));
    }
}
