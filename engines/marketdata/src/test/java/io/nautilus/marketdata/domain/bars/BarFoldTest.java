package io.nautilus.marketdata.domain.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Trade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarFoldTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_699_999_200L * SECOND;
    private static final int FEED = 3;

    private final List<BarRecord> bars = new ArrayList<>();
    private final BarFold fold = new BarFold((instrument, bar, source) -> bars.add(bar.record(instrument, source)));
    private long offset;

    @Test
    void theFeedsOwnTimeClosesBarsAndIsTheirSource() {
        define(1, FEED);
        define(2, FEED + 1);
        trade(1, 0, 10_000);
        trade(2, 0, 10_000);
        says(0, FEED, MarketState.LIVE, 2 * SECOND);
        assertThat(bars).singleElement().satisfies(bar -> {
            assertThat(bar.instrument()).isEqualTo("A1-USD.SIM");
            assertThat(bar.interval()).isEqualTo("1s");
            assertThat(bar.close()).isEqualTo("100.00");
            assertThat(bar.partial()).isFalse();
            assertThat(bar.source()).isEqualTo(new Source("market-data", 0, 5, 7));
        });
    }

    @Test
    void untilTheFirstTradeTheBookMakesBarsAndWithoutABookTheQuotes() {
        define(1, FEED);
        apply(new Quote(1, START, 2, 3, 100, 1, 102, 1));
        apply(new BookSnapshot(1, START + SECOND, 2, 3, 0, true, Levels.of(200, 1), Levels.of(203, 1)));
        apply(new Quote(1, START + SECOND, 2, 3, 900, 1, 902, 1));
        apply(new BookDelta(1, START + SECOND, 2, 3, 0, true, Levels.of(202, 1), Levels.NONE));
        apply(new BookDelta(1, START + SECOND, 2, 3, 0, true, Levels.NONE, Levels.of(203, 0)));
        trade(1, 2 * SECOND, 150);
        apply(new BookDelta(1, START + 3 * SECOND, 2, 3, 0, true, Levels.of(190, 1), Levels.NONE));
        says(0, FEED, MarketState.LIVE, 4 * SECOND);
        assertThat(bars).extracting(BarRecord::basis).containsExactly(Basis.MID, Basis.MID, Basis.TRADES);
        assertThat(bars).extracting(BarRecord::open).containsExactly("1.010", "2.015", "1.50");
        assertThat(bars).extracting(BarRecord::close).containsExactly("1.010", "2.025", "1.50");
    }

    @Test
    void ofOneInstrumentTooManyThereAreNoBars() {
        for (int instrument = 1; instrument <= BarFold.MAX_INSTRUMENTS + 1; instrument++) {
            define(instrument, FEED);
        }
        trade(BarFold.MAX_INSTRUMENTS, 0, 100);
        trade(BarFold.MAX_INSTRUMENTS + 1, 0, 100);
        says(0, FEED, MarketState.LIVE, 2 * SECOND);
        assertThat(fold.count()).isEqualTo(BarFold.MAX_INSTRUMENTS);
        assertThat(bars).extracting(BarRecord::instrument).containsExactly("A10000-USD.SIM");
    }

    @Test
    void anEndedInstrumentCutsItsBars() {
        define(1, FEED);
        trade(1, 1, 100);
        says(1, FEED, MarketState.ENDED, 2);
        assertThat(bars).extracting(BarRecord::interval).containsExactly("1s", "5s", "1m", "5m", "15m", "1h");
        assertThat(bars).allMatch(BarRecord::partial);
    }

    @Test
    void oneMessageCanCloseTwoBarsOfAnIntervalOldestFirst() {
        define(1, FEED);
        trade(1, SECOND / 2, 100);
        trade(1, SECOND + 1, 200);
        says(1, FEED, MarketState.ENDED, SECOND + 2);
        List<BarRecord> seconds =
                bars.stream().filter(bar -> bar.interval().equals("1s")).toList();
        assertThat(seconds).extracting(BarRecord::close).containsExactly("1.00", "2.00");
        assertThat(seconds).extracting(BarRecord::source).containsOnly(new Source("market-data", 0, 4, 7));
        assertThat(seconds.getLast().isNewerThan(seconds.getFirst())).isTrue();
    }

    @Test
    void aBookThatWentStaleMakesBarsPartialUntilItIsLiveAgain() {
        define(1, FEED);
        says(1, FEED, MarketState.STALE, 0);
        trade(1, SECOND, 100);
        says(1, FEED, MarketState.LIVE, SECOND);
        trade(1, 2 * SECOND, 100);
        says(1, FEED, MarketState.STALE, 3 * SECOND);
        trade(1, 4 * SECOND, 100);
        says(1, FEED, MarketState.LIVE, 5 * SECOND);
        trade(1, 5 * SECOND, 100);
        says(0, FEED, MarketState.LIVE, 7 * SECOND);
        assertThat(bars.stream().filter(bar -> bar.interval().equals("1s")))
                .extracting(BarRecord::partial)
                .containsExactly(false, true, true, false);
    }

    @Test
    void anotherFeedOfTheInstrumentBeginsAnew() {
        define(1, FEED);
        trade(1, 3_600 * SECOND, 100);
        define(1, FEED + 1);
        assertThat(bars).hasSize(6).allMatch(BarRecord::partial);
        bars.clear();
        trade(1, 0, 200);
        says(0, FEED + 1, MarketState.LIVE, 2 * SECOND);
        assertThat(bars).singleElement().satisfies(bar -> {
            assertThat(bar.open()).isEqualTo("2.00");
            assertThat(bar.partial()).isFalse();
        });
    }

    @Test
    void whatWasNeverDefinedIsPassedOver() {
        trade(9, 0, 100);
        says(0, FEED, MarketState.LIVE, 10 * SECOND);
        assertThat(bars).isEmpty();
    }

    private void define(int id, int feed) {
        apply(new InstrumentDefinition(id, START, feed, 2, 3, 6, 1, 1, "A" + id + "-USD.SIM", "A" + id, "USD"));
    }

    private void trade(int id, long afterNanos, long price) {
        apply(new Trade(id, START + afterNanos, 2, 3, price, 1_000, Side.BUY));
    }

    private void says(int id, int feed, MarketState state, long afterNanos) {
        apply(new FeedStatus(id, START + afterNanos, feed, state, "as the test says"));
    }

    private void apply(MarketEvent event) {
        fold.apply(event, new Source("market-data", 0, ++offset, 7));
    }
}
