package io.nautilus.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.contracts.Side;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import io.nautilus.market.OrderBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
    private static final long FIRST = FeatureStream.START_SECOND;
    private static final long NANOS = FeatureStream.NANOS;
    private static final OrderBook BOOK = TestBooks.touch(9_999, 300, 10_001, 100);

    private final FeatureSet features = new FeatureSet();
    private long second = FIRST;

    /** A second with a book, a trade and its bar. */
    private boolean second() {
        features.onBook(BOOK, second * NANOS);
        return bar(false);
    }

    private boolean bar(boolean partial) {
        features.onTrade(TestBooks.trade(second * NANOS + 1, 10_000, 5, Side.BUY));
        return bare(10_000, 5, partial);
    }

    private boolean bare(long price, long volume, boolean partial) {
        return features.onBar(TestBars.second(second++, price, price + 1, price, price, volume, partial));
    }

    private void warm() {
        for (int i = 1; i < FeatureSet.warmUpBars(); i++) {
            assertThat(second()).isFalse();
            assertThat(features.absence()).contains(Absence.WARMING_UP);
        }
        assertThat(second()).isTrue();
    }

    private double value(String name) {
        return features.values()[FeatureSet.names().indexOf(name)];
    }

    /** Whoever changes a name or its meaning changes the schema, and models of the old one are refused. */
    @Test
    void theSchemaIsOfTheVersionAndTheNames() {
        assertThat(FeatureSet.names()).hasSize(23).doesNotHaveDuplicates();
        assertThat(FeatureSet.schema()).isEqualTo(0x6a4578b45dbd2fd6L);
    }

    @Test
    void theWarmUpIsStatedAndKept() {
        assertThat(features.ready()).isFalse();
        assertThat(features.absence()).contains(Absence.WARMING_UP);
        warm();
        assertThat(features.ready()).isTrue();
        assertThat(features.absence()).isEmpty();
        assertThat(features.values()).hasSameSizeAs(FeatureSet.names().toArray());
    }

    @Test
    void aMarketThatStandsStillByHand() {
        warm();
        assertThat(value("return_20")).isZero();
        assertThat(value("rsi_14")).isEqualTo(0.5);
        assertThat(value("bollinger_20")).isEqualTo(0.5);
        assertThat(value("natr_14")).isCloseTo(0.0001, within(1e-12));
        assertThat(value("volume_ratio_20")).isCloseTo(1, within(1e-12));
        assertThat(value("trade_flow_5s")).isEqualTo(1);
        assertThat(value("book_imbalance_1")).isEqualTo(0.5);
        assertThat(value("relative_spread")).isCloseTo(0.0002, within(1e-12));
        assertThat(value("microprice_gap")).isCloseTo(0.00005, within(1e-12));
        assertThat(value("mid_gap")).isCloseTo(0, within(1e-12));
        assertThat(value("ofi_5s")).isZero();
    }

    @Test
    void aPartialBarCountsInTheSeriesButHasNoVector() {
        warm();
        features.onBook(BOOK, second * NANOS);
        assertThat(bar(true)).isFalse();
        assertThat(features.absence()).contains(Absence.PARTIAL_BAR);
        assertThatThrownBy(features::values)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("partial-bar");
        assertThat(second()).isTrue();
    }

    @Test
    void barsOfMidsHaveNoVector() {
        for (int i = 0; i < FeatureSet.warmUpBars() + 5; i++) {
            features.onBook(BOOK, second * NANOS);
            assertThat(bare(10_000, 0, false)).isFalse();
        }
        assertThat(features.absence()).contains(Absence.NO_TRADES);
    }

    @Test
    void withoutABookThereIsNoVector() {
        for (int i = 0; i < FeatureSet.warmUpBars(); i++) {
            assertThat(bar(false)).isFalse();
        }
        assertThat(features.absence()).contains(Absence.NO_BOOK);
    }

    @Test
    void aLostBookIsAbsentAndThenWarmsUpAgain() {
        warm();
        features.bookLost(second * NANOS);
        assertThat(bar(false)).isFalse();
        assertThat(features.absence()).contains(Absence.NO_BOOK);
        for (int i = 0; i < 4; i++) {
            features.onBook(BOOK, second * NANOS + 1);
            assertThat(bar(false)).isFalse();
            assertThat(features.absence()).contains(Absence.BOOK_WARMING_UP);
        }
        features.onBook(BOOK, second * NANOS + 1);
        assertThat(bar(false)).isFalse();
        assertThat(second()).isTrue();
    }

    @Test
    void aBookThatCannotBeMeasuredIsALostOne() {
        for (OrderBook unusable : List.of(TestBooks.empty(), TestBooks.touch(10_001, 1, 10_000, 1))) {
            features.reset();
            warm();
            features.onBook(unusable, second * NANOS);
            assertThat(bar(false)).isFalse();
            assertThat(features.absence()).contains(Absence.NO_BOOK);
        }
    }

    @Test
    void aQuietBookIsKnown() {
        warm();
        for (int i = 0; i < 30; i++) {
            assertThat(bar(false)).isTrue();
        }
        assertThat(value("book_imbalance_1")).isEqualTo(0.5);
    }

    @Test
    void whatHappenedAfterTheBarIsNotInItsVector() {
        warm();
        features.onBook(BOOK, second * NANOS);
        features.onTrade(TestBooks.trade(second * NANOS + 1, 10_000, 5, Side.BUY));
        features.onBook(TestBooks.touch(9_000, 1, 11_000, 700), (second + 1) * NANOS);
        features.onTrade(TestBooks.trade((second + 1) * NANOS, 10_000, 500, Side.SELL));
        features.bookLost((second + 2) * NANOS);
        assertThat(bare(10_000, 5, false)).isTrue();
        assertThat(value("book_imbalance_1")).isEqualTo(0.5);
        assertThat(value("trade_flow_1s")).isEqualTo(1);
        assertThat(value("ofi_1s")).isZero();
    }

    @Test
    void aPauseOrAStepBackBeginsANewSeries() {
        warm();
        second += 58;
        assertThat(second()).isTrue();
        second += 59;
        assertThat(second()).isFalse();
        assertThat(features.absence()).contains(Absence.WARMING_UP);
        features.reset();
        warm();
        second--;
        assertThat(second()).isFalse();
        assertThat(features.absence()).contains(Absence.WARMING_UP);
    }

    /** A replay that begins again: market data and bars of the past again. */
    @Test
    void timeThatStartsAnewIsANewMarket() {
        warm();
        second = FIRST;
        warm();
        assertThat(value("ofi_5s")).isZero();
    }

    @Test
    void pricesThatAreNotPositiveBeginANewSeries() {
        warm();
        features.onBook(BOOK, second * NANOS);
        assertThat(bare(0, 5, false)).isFalse();
        assertThat(features.absence()).contains(Absence.UNUSABLE_PRICES);
        assertThat(second()).isFalse();
        assertThat(features.absence()).contains(Absence.WARMING_UP);
    }

    @Test
    void barsOfOtherIntervalsAreRefused() {
        Bar minute = new Bar(
                BarInterval.M1, FIRST * NANOS, Basis.TRADES, 2, 3, 4, 1, 1, 1, 1, 1, 100, 1, 0, false, FIRST * NANOS);
        assertThatThrownBy(() -> features.onBar(minute))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1m");
    }

    @Test
    void aVectorIsACopy() {
        warm();
        features.values()[0] = 7;
        assertThat(value("return_1")).isZero();
    }
}
