package io.nautilus.marketdata.domain.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.contracts.Source;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import io.nautilus.marketdata.domain.bars.BarStore.Wanted;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarStoreTest {
    private static final String BTC = "BTC-USD.SIM";
    private static final long SECOND = 1_000_000_000L;

    private final BarStore store = new BarStore();

    @Test
    void pagesForwardAndGivesTheNewestWithoutAfter() {
        for (int second = 0; second < 10; second++) {
            add(BTC, second, second + 1);
        }
        assertThat(opens(Long.MIN_VALUE, Long.MAX_VALUE, Wanted.FIRST, 3)).containsExactly("8", "9", "10");
        assertThat(opens(Long.MIN_VALUE, Long.MAX_VALUE, 1 * SECOND, 3)).containsExactly("3", "4", "5");
        assertThat(opens(2 * SECOND, 5 * SECOND, Wanted.FIRST, 100)).containsExactly("3", "4", "5");
        assertThat(opens(2 * SECOND, 5 * SECOND, 3 * SECOND, 100)).containsExactly("5");
        assertThat(store.find(new Wanted(BTC, BarInterval.H1, 0, Long.MAX_VALUE, Wanted.FIRST), 5))
                .isEmpty();
        assertThat(store.knows(BTC)).isTrue();
        assertThat(store.knows("ETH-USD.SIM")).isFalse();
    }

    @Test
    void aBarOfTheSameStartReplacesTheOneBefore() {
        add(BTC, 5, 1);
        add(BTC, 6, 2);
        add(BTC, 5, 3);
        assertThat(opens(Long.MIN_VALUE, Long.MAX_VALUE, Wanted.FIRST, 10)).containsExactly("3", "2");
        assertThat(store.count()).isEqualTo(2);
    }

    @Test
    void aSeriesForgetsWhatCameFirst() {
        for (int second = 0; second < BarStore.MAX_BARS_OF_SERIES + 7; second++) {
            add(BTC, second, second + 1);
        }
        assertThat(store.count()).isEqualTo(BarStore.MAX_BARS_OF_SERIES);
        assertThat(opens(Long.MIN_VALUE, Long.MAX_VALUE, 0, 1)).containsExactly("8");
    }

    @Test
    void allSeriesShareTheWhole() {
        int instruments = 100;
        for (int instrument = 0; instrument < instruments; instrument++) {
            for (int second = 0; second < 1_000; second++) {
                add("A" + instrument + "-USD.SIM", second, 1);
            }
        }
        assertThat(store.count()).isEqualTo(BarStore.MAX_BARS);
    }

    @Test
    void ofTooManySeriesThatIsForgottenWhoseLastBarCameFirst() {
        for (int instrument = 0; instrument < BarStore.MAX_SERIES; instrument++) {
            add("A" + instrument + "-USD.SIM", 0, 1);
        }
        add("A0-USD.SIM", 1, 1);
        add("B-USD.SIM", 0, 1);
        assertThat(store.seriesCount()).isEqualTo(BarStore.MAX_SERIES);
        assertThat(store.knows("A0-USD.SIM")).isTrue();
        assertThat(store.knows("A1-USD.SIM")).isFalse();
        assertThat(store.knows("B-USD.SIM")).isTrue();
        assertThat(store.count()).isEqualTo(BarStore.MAX_SERIES + 1);
    }

    private void add(String instrument, long second, long open) {
        Bar bar = new Bar(
                BarInterval.S1,
                second * SECOND,
                Basis.TRADES,
                0,
                0,
                2,
                open,
                open,
                open,
                open,
                1,
                open * 100,
                1,
                0,
                false,
                0);
        store.add(instrument, bar, new Source("market-data", 0, 0, 0));
    }

    private List<String> opens(long from, long to, long after, int limit) {
        return store.find(new Wanted(BTC, BarInterval.S1, from, to, after), limit).stream()
                .map(BarRecord::open)
                .toList();
    }
}
