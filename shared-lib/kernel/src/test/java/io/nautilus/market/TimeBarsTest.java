package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.contracts.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeBarsTest {
    private static final long SECOND = 1_000_000_000L;
    /** A full hour. */
    private static final long START = 1_699_999_200L * SECOND;

    private final List<Bar> closed = new ArrayList<>();
    private final TimeBars bars = new TimeBars(2, 3, closed::add);

    @Test
    void aBarHasItsTradesExactly() {
        bars.time(START);
        bars.trade(START, 10_000, 1_000);
        bars.trade(START + SECOND / 2, 10_300, 2_000);
        bars.trade(START + SECOND - 1, 9_900, 4_000);
        bars.time(START + SECOND + TimeBars.LATENESS_NANOS - 1);
        assertThat(closed).isEmpty();
        bars.time(START + SECOND + TimeBars.LATENESS_NANOS);
        assertThat(closed)
                .containsExactly(new Bar(
                        BarInterval.S1,
                        START,
                        Basis.TRADES,
                        2,
                        3,
                        4,
                        10_000,
                        10_300,
                        9_900,
                        9_900,
                        7_000,
                        1_002_857,
                        3,
                        0,
                        false,
                        START));
        Source source = new Source("market-data", 0, 7, 1);
        assertThat(closed.getFirst().record("A-USD.SIM", source))
                .isEqualTo(new BarRecord(
                        "A-USD.SIM",
                        "time",
                        "1s",
                        Instant.ofEpochSecond(0, START),
                        Instant.ofEpochSecond(1, START),
                        Basis.TRADES,
                        "100.00",
                        "103.00",
                        "99.00",
                        "99.00",
                        "7.000",
                        "100.2857",
                        3,
                        0,
                        false,
                        Instant.ofEpochSecond(0, START),
                        source));
    }

    @Test
    void everyIntervalAlignsWithUtc() {
        for (long second = 0; second <= 7_200; second += 10) {
            bars.trade(START + second * SECOND, 100, 1);
        }
        bars.time(START + 7_201 * SECOND);
        for (BarInterval interval : BarInterval.values()) {
            List<Bar> ofInterval =
                    closed.stream().filter(bar -> bar.interval() == interval).toList();
            assertThat(ofInterval).as("%s", interval).isNotEmpty().allSatisfy(bar -> {
                assertThat(bar.startNanos() % interval.nanos()).isZero();
                assertThat(bar.partial()).isFalse();
                assertThat(bar.trades()).isEqualTo(Math.max(1, interval.nanos() / SECOND / 10));
            });
        }
        assertThat(count(BarInterval.S1)).isEqualTo(720);
        assertThat(count(BarInterval.H1)).isEqualTo(2);
        assertThat(BarInterval.named("15m")).contains(BarInterval.M15);
        assertThat(BarInterval.named("2m")).isEmpty();
    }

    @Test
    void aTradeBehindItsClosedBarIsLeftOutAndSaidSo() {
        bars.trade(START, 100, 1);
        bars.time(START + 2 * SECOND);
        bars.trade(START + SECOND / 2, 500, 1);
        bars.trade(START + 2 * SECOND, 101, 1);
        bars.time(START + 6 * SECOND);
        assertThat(of(BarInterval.S1)).extracting(Bar::leftOut).containsExactly(0L, 1L);
        assertThat(of(BarInterval.S5)).singleElement().satisfies(bar -> {
            assertThat(bar.leftOut()).isZero();
            assertThat(bar.trades()).isEqualTo(3);
            assertThat(bar.high()).isEqualTo(500);
        });
    }

    @Test
    void whatNoMantissaHoldsIsLeftOut() {
        bars.trade(START, Long.MAX_VALUE, 1);
        bars.trade(START, 100, Long.MAX_VALUE);
        bars.trade(START, 100, 1);
        bars.trade(START, 100, 0);
        bars.trade(Long.MAX_VALUE, 100, 1);
        assertThat(of(BarInterval.S1)).singleElement().satisfies(bar -> {
            assertThat(bar.volume()).isEqualTo(Long.MAX_VALUE);
            assertThat(bar.vwap()).isEqualTo(10_000);
            assertThat(bar.leftOut()).isEqualTo(3);
        });
    }

    @Test
    void midsMakeBarsUntilTheFirstTrade() {
        bars.quote(START, 100, 101);
        bars.quote(START + SECOND / 2, 102, 104);
        bars.trade(START + 3 * SECOND / 2, 90, 1);
        bars.quote(START + 5 * SECOND / 2, 200, 201);
        bars.time(START + 6 * SECOND);
        assertThat(of(BarInterval.S1))
                .extracting(Bar::basis, Bar::open, Bar::close, Bar::priceDecimals, Bar::volume, Bar::trades)
                .containsExactly(tuple(Basis.MID, 1_005L, 1_030L, 3, 0L, 0L), tuple(Basis.TRADES, 90L, 90L, 2, 1L, 1L));
        assertThat(closed.getFirst().record("A-USD.SIM", new Source("t", 0, 0, 0)))
                .extracting(BarRecord::close, BarRecord::vwap)
                .containsExactly("1.030", "");
        assertThat(of(BarInterval.S5)).extracting(Bar::basis).containsExactly(Basis.TRADES);
        assertThat(bars.wantsQuotes()).isFalse();
    }

    @Test
    void aBarThatWasNotHeardWhollyIsPartial() {
        bars.trade(START + SECOND / 2, 100, 1);
        bars.trade(START + SECOND, 100, 1);
        bars.trade(START + 2 * SECOND, 100, 1);
        bars.lost();
        bars.trade(START + 3 * SECOND, 100, 1);
        bars.found(START + 4 * SECOND + 1);
        bars.trade(START + 4 * SECOND + 2, 100, 1);
        bars.found(START + 5 * SECOND + 2);
        bars.trade(START + 5 * SECOND + 2, 100, 1);
        bars.time(START + 10 * SECOND);
        assertThat(of(BarInterval.S1)).extracting(Bar::partial).containsExactly(true, true, true, true, true, false);
        assertThat(of(BarInterval.S1))
                .extracting(Bar::coveredFromNanos)
                .containsExactly(
                        START + SECOND / 2,
                        START + 2 * SECOND,
                        START + 3 * SECOND,
                        START + 4 * SECOND + 1,
                        START + 4 * SECOND + 1,
                        START + 4 * SECOND + 1);
        assertThat(of(BarInterval.S5)).extracting(Bar::partial).containsExactly(true);
    }

    @Test
    void timeThatStartsAnewCutsWhatIsOpen() {
        bars.trade(START + 2 * SECOND, 100, 1);
        bars.trade(START, 101, 1);
        bars.trade(START - 3_600 * SECOND, 102, 1);
        assertThat(closed).hasSize(BarInterval.values().length).allMatch(Bar::partial);
        assertThat(of(BarInterval.S1)).extracting(Bar::leftOut).containsExactly(1L);
        closed.clear();
        bars.end();
        assertThat(closed).hasSize(BarInterval.values().length).allSatisfy(bar -> {
            assertThat(bar.partial()).isTrue();
            assertThat(bar.open()).isEqualTo(102);
        });
        closed.clear();
        bars.end();
        assertThat(closed).isEmpty();
    }

    private List<Bar> of(BarInterval interval) {
        return closed.stream().filter(bar -> bar.interval() == interval).toList();
    }

    private long count(BarInterval interval) {
        return of(interval).size();
    }
}
