package io.nautilus.features.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.features.TestSeconds;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.market.Bar;
import io.nautilus.market.BarInterval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorsTest {
    private static final long FIRST = 1_700_000_000L;
    private static final int WARM = FeatureSet.warmUpBars();

    private final List<Told> told = new ArrayList<>();
    private final Vectors vectors = new Vectors(told::add);
    private final TestSeconds market = new TestSeconds(3, "T-USD.TEST", FIRST);
    private long marketOffset;
    private long barOffset;

    /** A record of market data with these messages. */
    private void market(List<? extends MarketEvent> events) {
        record(false);
        events.forEach(event -> vectors.on(new Input.Market(0, marketOffset, 0, event)));
        vectors.passed();
    }

    private void record(boolean newReign) {
        vectors.on(new Input.MarketRecord(0, ++marketOffset, 0, newReign));
    }

    private void bar(Bar bar, long closedBy) {
        bar(market.symbol(), bar, closedBy);
    }

    private void bar(String symbol, Bar bar, long closedBy) {
        BarRecord record = bar.record(symbol, new Source(Topics.MARKET_DATA, 0, closedBy, 0));
        vectors.on(new Input.Recorded(Topics.BARS, 0, ++barOffset, 0, record));
    }

    /** A second of market data and the bars that it closed. */
    private void second() {
        market(market.next());
        market.closed().forEach(each -> bar(each, marketOffset));
    }

    private void live() {
        market(List.of(market.says(false, MarketState.LIVE), market.definition()));
    }

    private void warm() {
        live();
        for (int i = 0; i < WARM + 2; i++) {
            second();
        }
        assertThat(told.getLast()).isInstanceOf(Told.Vector.class);
        told.clear();
    }

    private List<String> reasons() {
        return told.stream()
                .map(each -> each instanceof Told.Withheld none ? none.reason() : "vector")
                .toList();
    }

    private FeatureVector vector() {
        return ((Told.Vector) told.getLast()).vector();
    }

    @Test
    void everyBarGivesAVectorOrTheReasonWhyNot() {
        live();
        for (int i = 0; i < WARM + 2; i++) {
            second();
        }
        assertThat(reasons()).hasSize(WARM + 1).startsWith("warming-up").endsWith("vector", "vector");
        assertThat(reasons().subList(0, WARM - 1)).containsOnly("warming-up");
        assertThat(vector().instrument()).isEqualTo("T-USD.TEST");
        assertThat(vector().instrumentId()).isEqualTo(3);
        assertThat(vector().eventTimeNanos()).isEqualTo((FIRST + WARM + 1) * 1_000_000_000L);
        assertThat(vector().source()).isEqualTo(new Source(Topics.BARS, 0, barOffset, 0));
        assertThat(vector().schema()).isEqualTo(FeatureSet.schema());
        assertThat(vector().values().toArray()).isEqualTo(market.expected(vector()));
    }

    @Test
    void aBarWaitsForTheMarketDataThatClosedIt() {
        warm();
        List<? extends MarketEvent> events = market.next();
        market.closed().forEach(each -> bar(each, marketOffset + 1));
        assertThat(told).isEmpty();
        assertThat(vectors.waitingCount()).isEqualTo(1);
        record(false);
        assertThat(told).isEmpty();
        events.forEach(event -> vectors.on(new Input.Market(0, marketOffset, 0, event)));
        assertThat(told).isEmpty();
        vectors.passed();
        assertThat(vectors.waitingCount()).isZero();
        assertThat(vector().values().toArray()).isEqualTo(market.expected(vector()));
    }

    @Test
    void theNextRecordSaysThatTheOneBeforeIsWhole() {
        warm();
        List<? extends MarketEvent> events = market.next();
        market.closed().forEach(each -> bar(each, marketOffset + 1));
        record(false);
        events.forEach(event -> vectors.on(new Input.Market(0, marketOffset, 0, event)));
        record(false);
        assertThat(vector().values().toArray()).isEqualTo(market.expected(vector()));
    }

    /** A log that was cut gives offsets anew: a bar of the old ones must not hold up those that come. */
    @Test
    void marketDataThatWasSentLaterLiesBehindTheBar() {
        warm();
        market(market.next());
        market.closed().forEach(each -> bar(each, Long.MAX_VALUE));
        vectors.on(new Input.MarketRecord(0, ++marketOffset, 1, false));
        assertThat(told).isEmpty();
        vectors.passed();
        assertThat(reasons()).containsExactly("vector");
    }

    @Test
    void barsThatMarketDataNeverReachesAreForgottenOldestFirst() {
        warm();
        market(market.next());
        Bar bar = market.closed().getFirst();
        for (int i = 0; i < Vectors.MAX_WAITING + 2; i++) {
            bar(bar, Long.MAX_VALUE);
        }
        assertThat(vectors.waitingCount()).isEqualTo(Vectors.MAX_WAITING);
        assertThat(reasons()).containsExactly("market-data-behind", "market-data-behind");
    }

    @Test
    void aBookThatIsNotLiveWithholdsTheVector() {
        warm();
        market(List.of(market.says(true, MarketState.STALE)));
        market(market.next(false));
        market.closed();
        market(market.next(false));
        market.closed().forEach(each -> bar(each, marketOffset));
        assertThat(reasons()).containsExactly("no-book");
        Latest latest = vectors.latest("T-USD.TEST").orElseThrow();
        assertThat(latest.absence()).isEqualTo("no-book");
        assertThat(latest.vector()).isNotNull();
        assertThat(latest.barEndNanos()).isGreaterThan(latest.vector().eventTimeNanos());
        market(List.of(market.says(true, MarketState.LIVE)));
        told.clear();
        for (int i = 0; i < 6; i++) {
            second();
        }
        assertThat(reasons()).endsWith("book-warming-up", "vector");
    }

    @Test
    void aFeedThatEndsWithholdsTheVectorsOfItsInstruments() {
        warm();
        market(List.of(market.says(false, MarketState.ENDED)));
        second();
        second();
        assertThat(reasons()).endsWith("no-book");
    }

    @Test
    void anotherReignKnowsNoBookUntilItSaysSo() {
        warm();
        record(true);
        market(market.next());
        market.closed();
        market(market.next());
        market.closed().forEach(each -> bar(each, marketOffset));
        assertThat(reasons()).containsExactly("no-book");
    }

    @Test
    void aDeltaThatCannotBeAppliedLosesTheBook() {
        warm();
        market(List.of(
                new BookDelta(3, (FIRST + WARM + 2) * 1_000_000_000L, 5, 3, 0, true, Levels.of(1, 1), Levels.NONE)));
        market(market.next(false));
        market.closed();
        market(market.next(false));
        market.closed().forEach(each -> bar(each, marketOffset));
        assertThat(reasons()).containsExactly("no-book");
    }

    @Test
    void barsThatAreNotNewerAreDropped() {
        warm();
        market(market.next());
        Bar bar = market.closed().getFirst();
        bar(bar, marketOffset);
        bar(bar, marketOffset);
        bar(bar, marketOffset - 1);
        assertThat(reasons()).containsExactly("vector");
    }

    @Test
    void otherRecordsAndIntervalsArePassedOver() {
        warm();
        bar(minute(), marketOffset);
        assertThat(told).isEmpty();
    }

    private static Bar minute() {
        return new Bar(
                BarInterval.M1,
                FIRST * 1_000_000_000L,
                BarRecord.Basis.TRADES,
                2,
                3,
                4,
                1,
                1,
                1,
                1,
                1,
                100,
                1,
                0,
                false,
                FIRST * 1_000_000_000L);
    }

    @Test
    void aBarThatCannotBeReadIsSaid() {
        warm();
        market(market.next());
        BarRecord good = market.closed().getFirst().record(market.symbol(), new Source(Topics.MARKET_DATA, 0, 1, 0));
        BarRecord bad = new BarRecord(
                good.instrument(),
                good.kind(),
                good.interval(),
                good.start(),
                good.end(),
                good.basis(),
                "many",
                good.high(),
                good.low(),
                good.close(),
                good.volume(),
                good.vwap(),
                good.trades(),
                good.leftOut(),
                good.partial(),
                good.coveredFrom(),
                good.source());
        vectors.on(new Input.Recorded(Topics.BARS, 0, ++barOffset, 0, bad));
        assertThat(reasons()).containsExactly("bar-unreadable");
    }

    @Test
    void moreInstrumentsThanTheLimitAreRefused() {
        warm();
        market(market.next());
        Bar bar = market.closed().getFirst();
        for (int i = 0; i < Vectors.MAX_INSTRUMENTS; i++) {
            bar("X" + i + "-USD.TEST", bar, marketOffset);
        }
        assertThat(vectors.instrumentCount()).isEqualTo(Vectors.MAX_INSTRUMENTS);
        assertThat(reasons()).endsWith("too-many-instruments");
        assertThat(vectors.latest("X" + (Vectors.MAX_INSTRUMENTS - 1) + "-USD.TEST"))
                .isEmpty();
    }

    /** The series belongs to a market: one that comes under another id is another one. */
    @Test
    void aSymbolThatBecomesAnotherMarketBeginsAnew() {
        warm();
        TestSeconds other = new TestSeconds(4, market.symbol(), FIRST + WARM + 2);
        market(List.of(other.definition()));
        for (int i = 0; i < 3; i++) {
            market(other.next());
            other.closed().forEach(each -> bar(each, marketOffset));
        }
        assertThat(reasons()).containsOnly("warming-up");
    }

    @Test
    void nothingIsKnownOfWhatNeverCame() {
        assertThat(vectors.latest("T-USD.TEST")).isEmpty();
        live();
        Latest latest = vectors.latest("T-USD.TEST").orElseThrow();
        assertThat(latest.vector()).isNull();
        assertThat(latest.bar()).isNull();
    }

    @Test
    void everyReasonIsListed() {
        assertThat(Told.Withheld.reasons())
                .doesNotHaveDuplicates()
                .contains("no-book", "warming-up", "market-data-behind", "bar-unreadable", "too-many-instruments");
    }
}
