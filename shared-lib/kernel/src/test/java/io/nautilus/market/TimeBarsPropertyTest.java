package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.contracts.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Bars made in one pass, against all events kept and grouped afterwards. */
class TimeBarsPropertyTest {
    private static final int PRICE_DECIMALS = 2;
    private static final int QUANTITY_DECIMALS = 8;
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000L;

    /** {@code forward} moves the newest time, {@code behind} is how far behind that the event says it is. */
    record Event(long forwardMillis, long behindMillis, boolean trade, long price, long quantity) {}

    /** An event with its own time and the newest time known when it came. */
    record Arrived(Event event, long timeNanos, long nowNanos) {
        boolean counts(BarInterval interval) {
            return closes(interval, interval.startOf(timeNanos)) > nowNanos;
        }
    }

    private static long closes(BarInterval interval, long startNanos) {
        return startNanos + interval.nanos() + TimeBars.LATENESS_NANOS;
    }

    @Property(tries = 500)
    void barsAreWhatAllEventsTogetherSay(@ForAll("events") List<Event> events) {
        List<Bar> actual = new ArrayList<>();
        TimeBars bars = new TimeBars(PRICE_DECIMALS, QUANTITY_DECIMALS, actual::add);
        List<Arrived> arrived = new ArrayList<>();
        long now = START;
        bars.time(START);
        for (Event event : events) {
            long time = now + (event.forwardMillis() - event.behindMillis()) * MILLI;
            now = Math.max(now, time);
            arrived.add(new Arrived(event, time, now));
            if (event.trade()) {
                bars.trade(time, event.price(), event.quantity());
            } else {
                bars.quote(time, event.price(), event.price() + event.quantity());
            }
        }
        bars.end();
        Source source = new Source("market-data", 0, 1, 2);
        assertThat(actual).allSatisfy(bar -> assertThat(
                        Bar.of(bar.record("A-USD.SIM", source)).record("A-USD.SIM", source))
                .isEqualTo(bar.record("A-USD.SIM", source)));
        for (BarInterval interval : BarInterval.values()) {
            assertThat(actual.stream()
                            .filter(bar -> bar.interval() == interval)
                            .map(TimeBarsPropertyTest::said)
                            .toList())
                    .as("%s", interval)
                    .isEqualTo(naive(interval, arrived, now));
            long tooLate = arrived.stream()
                    .filter(each -> each.event().trade() && !each.counts(interval))
                    .count();
            assertThat(actual.stream()
                            .filter(bar -> bar.interval() == interval)
                            .mapToLong(Bar::leftOut)
                            .sum())
                    .isLessThanOrEqualTo(tooLate);
        }
    }

    private static List<String> naive(BarInterval interval, List<Arrived> arrived, long now) {
        Map<Long, List<Arrived>> groups = new TreeMap<>();
        for (Arrived each : arrived) {
            if (each.counts(interval)) {
                groups.computeIfAbsent(interval.startOf(each.timeNanos()), start -> new ArrayList<>())
                        .add(each);
            }
        }
        List<String> bars = new ArrayList<>();
        groups.forEach((start, group) -> {
            List<Arrived> trades =
                    group.stream().filter(each -> each.event().trade()).toList();
            boolean partial = START > start || closes(interval, start) > now;
            if (!trades.isEmpty()) {
                bars.add(ofTrades(start, trades, partial));
            } else {
                ofMids(interval, start, group, arrived, partial).ifPresent(bars::add);
            }
        });
        return bars;
    }

    private static String ofTrades(long start, List<Arrived> trades, boolean partial) {
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal turnover = BigDecimal.ZERO;
        for (Arrived each : trades) {
            BigDecimal quantity = BigDecimal.valueOf(each.event().quantity());
            volume = volume.add(quantity);
            turnover = turnover.add(
                    quantity.multiply(BigDecimal.valueOf(each.event().price())));
        }
        BigDecimal vwap = turnover.movePointRight(2).divide(volume, 0, RoundingMode.HALF_EVEN);
        List<Long> prices = trades.stream().map(each -> each.event().price()).toList();
        return "%d %s %s volume %s vwap %s of %d partial %s"
                .formatted(
                        start,
                        Basis.TRADES,
                        range(prices),
                        volume.round(MathContext.UNLIMITED).toBigInteger(),
                        vwap.toBigInteger(),
                        trades.size(),
                        partial);
    }

    /** Mids count while no trade was known, and make a bar where no trade of an earlier time was known at its close. */
    private static Optional<String> ofMids(
            BarInterval interval, long start, List<Arrived> group, List<Arrived> arrived, boolean partial) {
        List<Arrived> counted = arrived.stream()
                .filter(each -> each.event().trade() && each.counts(BarInterval.H1))
                .toList();
        int firstTrade = counted.isEmpty() ? Integer.MAX_VALUE : arrived.indexOf(counted.getFirst());
        boolean tradedBefore = counted.stream()
                .filter(each -> each.nowNanos() < closes(interval, start))
                .map(Arrived::timeNanos)
                .min(Comparator.naturalOrder())
                .filter(time -> time < start + interval.nanos())
                .isPresent();
        List<Long> mids = group.stream()
                .filter(each -> position(arrived, each) < firstTrade)
                .map(each -> each.event().price() * 10 + each.event().quantity() * 5)
                .toList();
        return mids.isEmpty() || tradedBefore
                ? Optional.empty()
                : Optional.of(
                        "%d %s %s volume 0 vwap 0 of 0 partial %s".formatted(start, Basis.MID, range(mids), partial));
    }

    private static int position(List<Arrived> arrived, Arrived wanted) {
        for (int i = 0; i < arrived.size(); i++) {
            if (arrived.get(i) == wanted) {
                return i;
            }
        }
        throw new AssertionError("not there: " + wanted);
    }

    private static String range(List<Long> prices) {
        return "%d %d %d %d"
                .formatted(
                        prices.getFirst(),
                        prices.stream().max(Comparator.naturalOrder()).orElseThrow(),
                        prices.stream().min(Comparator.naturalOrder()).orElseThrow(),
                        prices.getLast());
    }

    private static String said(Bar bar) {
        return "%d %s %d %d %d %d volume %d vwap %d of %d partial %s"
                .formatted(
                        bar.startNanos(),
                        bar.basis(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.vwap(),
                        bar.trades(),
                        bar.partial());
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Long> forward = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, 400)),
                Tuple.of(3, Arbitraries.longs().between(400, 6_000)),
                Tuple.of(1, Arbitraries.longs().between(6_000, 2_000_000)));
        Arbitrary<Long> behind = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0L)),
                Tuple.of(3, Arbitraries.longs().between(0, 250)),
                Tuple.of(1, Arbitraries.longs().between(250, 9_000)));
        Arbitrary<Boolean> trade = Arbitraries.frequency(Tuple.of(4, true), net.jqwik.api.Tuple.of(1, false));
        Arbitrary<Long> price = Arbitraries.longs().between(1, 1_000_000_000_000L);
        Arbitrary<Long> quantity = Arbitraries.longs().between(1, 1_000_000_000_000L);
        return Combinators.combine(forward, behind, trade, price, quantity)
                .as(Event::new)
                .list()
                .ofMaxSize(60);
    }
}
